import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { until } from '../../../../test/kit/until.js';
import { UnderWay } from './under-way.js';

describe('the requests under way', () => {
  let underWay: UnderWay;
  let server: Server;
  let now = 0;
  let held: ServerResponse[];
  beforeEach(async () => {
    now = 0;
    held = [];
    underWay = new UnderWay(() => now);
    server = createServer((request, response) => {
      underWay.enter(request, response, request.headers['tongban-after'] !== undefined);
      if (request.url === '/held') held.push(response);
      else response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  const counts = (count: number) => until(`${count} under way`, () => Promise.resolve(underWay.count === count));
  const sent = (text: string): Promise<Socket> =>
    new Promise((resolve) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () =>
        socket.write(text, () => resolve(socket)),
      );
      socket.on('error', () => undefined).resume();
    });
  const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: x\r\n${more}\r\n`;

  it('are given back when they are answered', async () => {
    await sent(get('/held') + get('/held'));
    await counts(2);
    held.forEach((response) => response.end());
    await counts(0);
  });

  it.each([
    ['goes away while the answer is made', get('/held')],
    ['goes away in the middle of the body', 'POST /held HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{'],
    ['goes away while it waits', get('/held', 'tongban-after: x@1\r\n')],
    ['had more to ask on the same connection', get('/held').repeat(5)],
  ])('are given back, each once, when whoever asked %s', async (_what, text) => {
    const socket = await sent(text);
    const others = await sent(get('/held'));
    await counts(text.split('HTTP/1.1').length);
    socket.resetAndDestroy();
    await counts(1);
    others.destroy();
    await counts(0);
  });

  it('are a queue when many have waited long, whatever one slow answer takes, and not those that asked to wait', async () => {
    await Promise.all(Array.from({ length: 40 }, () => sent(get('/held', 'tongban-after: x@1\r\n'))));
    await sent(get('/held'));
    await counts(41);
    now = 60_000;
    expect(underWay.isFull).toBe(false);
    await Promise.all(Array.from({ length: 31 }, () => sent(get('/held'))));
    await counts(72);
    expect(underWay.isFull).toBe(false);
    now += 2_001;
    expect(underWay.isFull).toBe(true);
    held.forEach((response) => response.end());
    await counts(0);
    expect(underWay.isFull).toBe(false);
  });
});
