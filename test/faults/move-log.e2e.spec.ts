import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#libs/event-log';
import { freshLogUrl, startServer, type ServerUnderTest } from '../eventstore/kit.js';
import { Fleet } from '../kit/fleet.js';
import { Desk, type Body } from '../kit/http.js';
import { until } from '../kit/until.js';
import { AUTHORITY, COUNTER, expectCounted, expectEachOnce, lastOf, logOf, requestFrom } from './acknowledged.js';
import { Clerk, type Acknowledged } from './clerk.js';

const PROCESSES = ['projector-1', 'timekeeper-1', 'api-1'];

describe('a log that is moved to the other engine and back while clerks work', () => {
  let fleet: Fleet;
  let server: ServerUnderTest;
  let there: string;
  let counter: Desk;
  let request: Body;
  let clerks: Clerk[];
  let oldLog: string;

  beforeAll(async () => {
    server = await startServer();
    there = freshLogUrl(server.url);
    fleet = await Fleet.open();
    fleet.useLog(fleet.databaseUrl);
    expect(await fleet.setUp()).toMatchObject({ code: 0 });
    await fleet.start(...PROCESSES);
    const door = fleet.door('api-1');
    counter = await Desk.of(door, 'universal-counter', COUNTER);
    const handler = await Desk.of(door, 'case-handler', AUTHORITY);
    request = await requestFrom(counter);
    clerks = [0, 1].map(() => new Clerk({ counter, handler }, request));
  });
  afterAll(async () => {
    await fleet?.close();
    server?.stop();
  });

  const acknowledged = (): readonly Acknowledged[] => clerks.flatMap((clerk) => clerk.acknowledged);
  const whileClerksWork = async (happens: () => Promise<void>): Promise<void> => {
    let working = true;
    const all = Promise.all(clerks.map((clerk) => clerk.work(() => working)));
    await Promise.race([happens(), all]).finally(() => (working = false));
    await all;
  };
  const someMore = (): Promise<void> => {
    const before = acknowledged().length;
    return until('clerks get answers', () => acknowledged().length > before + 10);
  };
  const copy = (...options: string[]): string[] => ['copy-log', '--from', fleet.databaseUrl, '--to', there, ...options];

  it('is copied while it is in use; a copy that is killed goes on where it was', async () => {
    const log = await openEventLog(there, { name: 'test' });
    await whileClerksWork(async () => {
      expect(await fleet.killedOnce(async () => (await log.head()).offset > 0n, copy())).toBe(true);
      expect(await fleet.cli(copy())).toMatchObject({ code: 0, said: expect.stringContaining('events copied') });
    });
    await log.close();
    oldLog = logOf(acknowledged()[0]);
  });

  it('is moved: writers are told to come again, readers go on, and what clerks repeat is done once in the new log', async () => {
    await whileClerksWork(async () => {
      await someMore();
      expect(await fleet.cli(copy('--finish'))).toMatchObject({
        code: 0,
        said: expect.stringContaining('all the same'),
      });
      const told = await counter.post('/v1/cases', request);
      expect([told.status, told.body.code, told.headers.get('retry-after')]).toEqual([503, 'store-unavailable', '1']);
      const read = await counter.get('/v1/cases?limit=1', lastOf(acknowledged()));
      expect([read.status, read.position.split('@')[0]]).toEqual([200, oldLog]);
      fleet.useLog(there);
      await fleet.stop(...PROCESSES);
      await fleet.start(...PROCESSES);
      await someMore();
    });
    const newLog = acknowledged()
      .map(logOf)
      .find((log) => log !== oldLog);
    await expectEachOnce(counter, acknowledged());
    await expectCounted(counter, acknowledged(), lastOf(acknowledged(), newLog));
    expect((await counter.get('/v1/cases?limit=1', lastOf(acknowledged(), oldLog))).status).toBe(200);
    expect((await counter.get('/v1/cases?limit=1', 'neverseen0@1')).body.code).toBe('foreign-position');
  });

  it('is moved back, with what was written since', async () => {
    await fleet.stop('api-1', 'timekeeper-1');
    const back = ['copy-log', '--from', there, '--to', fleet.databaseUrl, '--finish', '--writers-stopped'];
    expect(await fleet.cli(back)).toMatchObject({ code: 0, said: expect.stringContaining('all the same') });
    fleet.useLog(fleet.databaseUrl);
    await fleet.stop('projector-1');
    await fleet.start(...PROCESSES);
    await whileClerksWork(someMore);
    await expectEachOnce(counter, acknowledged());
    await expectCounted(counter, acknowledged(), lastOf(acknowledged(), oldLog));
    expect(await fleet.cli(['verify'])).toEqual({ code: 0, said: expect.stringContaining('Proven') });
  });
});
