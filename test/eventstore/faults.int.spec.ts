import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { event, Tail, type LogUnderTest } from '#libs/event-log/testing';
import { COMMANDS, keepsAllWhile, pause, runCommand, wireTo } from './faults-kit.js';
import { createLogAt, freshLogUrl, REAL_SERVER, startServer, type ServerUnderTest } from './kit.js';
import type { Wire } from './wire.js';

/** Of each of sixteen writers: what a line and a server do to a log is the same for few as for many, and a real server is given more. */
const EVENTS = REAL_SERVER === null ? 30 : 300;
/** So many more events, that a slow machine still writes them when the next leader is there. */
const LEADER_TIMEOUT_MS = 300_000;
const ANSWER_MS = REAL_SERVER === null ? 500 : 2_000;

describe('a log in an event store', () => {
  let server: ServerUnderTest;
  let tested: LogUnderTest;
  let wire: Wire | null = null;
  beforeAll(async () => {
    server = await startServer();
    const wired = await wireTo(server.url);
    wire = wired?.wire ?? null;
    const url = freshLogUrl(wired?.url ?? server.url);
    tested = await createLogAt(url, { patienceMs: 60_000, answerMs: ANSWER_MS }, () => server.stop());
    await tested.log.append('case-begun', 'no-stream', [event('begun')]);
  });
  afterAll(async () => {
    await tested.close();
    wire?.close();
  });

  it('loses and doubles nothing when its connections are cut under appends', async () => {
    await keepsAllWhile(tested.log, 'cut', EVENTS, async () => {
      for (let turn = 0; turn < 5; turn += 1) {
        await pause(30 + 30 * turn);
        wire?.cut();
      }
    });
  });

  it('loses and doubles nothing when a connection goes dead without a word', async () => {
    await keepsAllWhile(tested.log, 'dead', EVENTS, async () => {
      await pause(100);
      wire?.goDead();
    });
  });

  it('follows again after a quiet connection went dead', async () => {
    const tail = new Tail();
    const subscription = tested.log.subscribe(await tested.log.head(), {}, tail.receive);
    await pause(100);
    wire?.goDead();
    const { position } = await tested.log.append('case-after-silence', 'no-stream', [event('after silence')]);
    await tail.reaches(position);
    await subscription.stop();
    expect(tail.events.map(({ stream }) => stream)).toEqual(['case-after-silence']);
  });

  it('gives up no append, and no read, whose connection went dead: its patience is shorter than the time in which a dead one is noticed', async () => {
    const wired = await wireTo(server.url);
    if (!wired) return;
    const other = await createLogAt(freshLogUrl(wired.url), { patienceMs: 8_000, answerMs: 1_000 });
    await other.log.append('case-alive', 'no-stream', [event('alive')]);
    wired.wire.goDead();
    expect(await other.log.append('case-alive', 0, [event('alive again')])).toMatchObject({ revision: 1 });
    wired.wire.goDead();
    expect(await other.log.readStream('case-alive')).toHaveLength(2);
    await other.close();
    wired.wire.close();
  });

  const { restart, killLeader } = COMMANDS;
  if (REAL_SERVER === null || restart !== undefined)
    it('loses and doubles nothing when the server is killed and started again', async () => {
      await keepsAllWhile(tested.log, 'restart', EVENTS, async () => {
        await pause(100);
        if (restart !== undefined) return runCommand(restart);
        server.node?.kill();
        await pause(300);
        await server.node?.start();
      });
    });

  if (killLeader !== undefined)
    it(
      'loses and doubles nothing when the leader of a cluster is killed',
      async () => {
        await keepsAllWhile(tested.log, 'leader', EVENTS * 10, async () => {
          await pause(500);
          await runCommand(killLeader);
        });
      },
      LEADER_TIMEOUT_MS,
    );
});
