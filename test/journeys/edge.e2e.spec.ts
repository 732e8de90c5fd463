import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, Desk, identityNumber, type Body } from '../kit/http.js';
import { rawConnection, rawExchange } from '../kit/raw.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
/** More than may be under way at once. */
const FLOOD = 4_300;
const AT_A_TIME = 100;

describe('the edge', () => {
  let system: TestSystem;
  let counter: Desk;
  let token: string;
  let residentId: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    token = await system.token('universal-counter', COUNTER);
    residentId = await counter.register({
      ...{ name: '王秀英', identityNumber: identityNumber('19400101', '122') },
      ...{ householdUnit: HOME, residenceUnit: HOME },
    });
  });
  afterAll(() => system?.stop());

  const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
  const bodyOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Body;
  const raw = (line: string, headers = '') =>
    rawExchange(system.baseUrl, `${line}\r\nhost: x\r\nconnection: close\r\n${headers}\r\n`);

  describe('is closed unless a route declares itself open', () => {
    it.each([
      'GET /v1/clock',
      'GET /%761/clock',
      'GET /%76%31/me',
      'GET http://x/v1/clock',
      'GET HTTP://X/%761/cases',
      'HEAD /v1/clock',
      'GET /v1/nothing',
      'GET /%761/nothing',
      'POST /v1/%63ases',
    ])('%s asks for a token', async (line) => {
      expect(statusOf(await raw(`${line} HTTP/1.1`))).toBe(401);
    });

    it.each(['GET /health/live', 'GET /health/ready', 'GET /openapi.json', 'GET /docs', 'GET /docs/swagger-ui.css'])(
      '%s does not',
      async (line) => expect(statusOf(await raw(`${line} HTTP/1.1`))).toBe(200),
    );

    it('an address in any writing is the same to who has a token', async () => {
      for (const path of ['/%761/clock', 'http://x/v1/clock'])
        expect(statusOf(await raw(`GET ${path} HTTP/1.1`, `authorization: Bearer ${token}\r\n`))).toBe(200);
    });
  });

  it('knows a retry by the route, however its address is written, and tells units of a person apart', async () => {
    const body = JSON.stringify({ item: 'MZ-10', residentId });
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'same' };
    const first = await counter.send('POST', '/v1/cases', body, headers);
    const again = await counter.send('POST', '/v1/%63ases', body, headers);
    expect([first.status, again.status, again.body.caseId]).toEqual([201, 201, first.body.caseId]);
    const elsewhere = await Desk.of(system, 'universal-counter', HOME, `universal-counter@${COUNTER}`);
    const other = await elsewhere.send('POST', '/v1/cases', body, headers);
    expect([other.status, other.body.caseId === first.body.caseId]).toEqual([201, false]);
  });

  it.each([
    ['a request line that is none', 'NONSENSE\r\n\r\n', 400, 'malformed-request'],
    ['a method that is none', 'FETCH /v1/me HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'malformed-request'],
    [
      'an address that cannot be read',
      'GET /v1/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      400,
      'malformed-request',
    ],
    [
      'half a character in an address',
      'GET /v1/items/%e6 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      400,
      'malformed-request',
    ],
    [
      'an address too long',
      `GET /v1/items/${'x'.repeat(300)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      414,
      'address-too-long',
    ],
    [
      'headers too large',
      `GET /v1/me HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'header-too-large',
    ],
    [
      'a body of two lengths',
      'POST /v1/cases HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      400,
      'malformed-request',
    ],
  ])('refuses %s in our own form', async (_what, message, status, code) => {
    const answer = await rawExchange(system.baseUrl, message);
    expect([statusOf(answer), bodyOf(answer)]).toEqual([
      status,
      {
        ...{ type: `urn:tongban:problem:${code}`, status, code, errors: [] },
        ...{ title: expect.any(String), detail: expect.any(String) },
      },
    ]);
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    expect(answer).not.toMatch(/FST_|HPE_|ERR_/);
  });

  it('names a NUL in the query of every list, and in the address of every thing', async () => {
    const { body } = await ask(`${system.baseUrl}/openapi.json`, 'GET', {});
    const gets = Object.entries(body.paths as Record<string, Body>).filter(([, methods]) => 'get' in methods);
    const answers = await Promise.all(
      gets
        .filter(([path]) => path.startsWith('/v1/'))
        .flatMap(([path, { get }]) => {
          const { parameters = [] } = get as { parameters?: { in: string; name: string }[] };
          const at = path.replaceAll(/\{\w+\}/g, 'x');
          const queries = parameters.filter((each) => each.in === 'query').map(({ name }) => `${at}?${name}=%00`);
          return [...queries, ...(path === at ? [] : [path.replace(/\{\w+\}/, 'a%00b').replaceAll(/\{\w+\}/g, 'x')])];
        })
        .map(async (path) => [path, (await counter.get(path)).status]),
    );
    expect(answers.filter(([, status]) => status !== 400)).toEqual([]);
    expect(answers.length).toBeGreaterThan(40);
  });

  it('an input of one never disturbs its neighbours', async () => {
    const received = await counter.receive({ item: 'MZ-10', residentId });
    const [bad, good] = await Promise.all([
      Promise.all(Array.from({ length: 40 }, () => counter.get('/v1/items/%00'))),
      Promise.all(Array.from({ length: 40 }, () => counter.get(`/v1/cases/${received.caseId}/timeline`))),
    ]);
    expect(new Set(bad.map(({ status }) => status))).toEqual(new Set([400]));
    expect(new Set(good.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('takes one of several revisions, and no weak one', async () => {
    const { caseId } = await counter.receive({ item: 'MZ-10', residentId });
    const withTag = (tag: string) => counter.act(caseId, 'accept', {}, { 'if-match': tag });
    expect((await withTag('W/"0"')).status).toBe(412);
    expect((await withTag('"7", "8"')).status).toBe(412);
    expect((await withTag('"7", "0"')).status).toBe(200);
  });

  it('makes its document once, and says when it is still the same', async () => {
    const url = `${system.baseUrl}/openapi.json`;
    const { etag, status } = await ask(url, 'GET', {});
    expect([status, etag]).toEqual([200, expect.stringMatching(/^"[\w-]{10,}"$/)]);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`])
      expect((await fetch(url, { headers: { 'if-none-match': known } })).status).toBe(304);
    expect((await fetch(url, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
  });

  it('protects whoever reads its answers in a browser', async () => {
    for (const path of ['/v1/me', '/v1/nothing', '/health/live']) {
      const { headers } = await ask(`${system.baseUrl}${path}`, 'GET', {});
      expect([path, headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual([
        ...[path, 'nosniff', "default-src 'none';frame-ancestors 'none'"],
      ]);
    }
  });

  it('forgets whoever goes away, so that a flood of cut-off bodies is over when it ends', async () => {
    const body = 'content-type: application/json\r\ncontent-length: 500\r\n\r\n{"phone":';
    const cutOff = `POST /v1/residents/search HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n${body}`;
    for (let sent = 0; sent < FLOOD; sent += AT_A_TIME)
      await Promise.all(
        Array.from({ length: AT_A_TIME }, async () => {
          const socket = await rawConnection(system.baseUrl);
          await new Promise<void>((resolve) => socket.write(cutOff, () => resolve()));
          socket.resetAndDestroy();
        }),
      );
    expect((await ask(`${system.baseUrl}/health/live`, 'GET', {})).status).toBe(200);
    expect((await counter.get('/v1/me')).status).toBe(200);
  });
});
