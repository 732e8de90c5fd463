import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openEventLog } from '#libs/event-log';
import { event, faultsOf, readAllOf, Tail, write, type LogUnderTest } from '#libs/event-log/testing';
import { createPool, PROJECT_FOLDER, type DatabaseRole } from '#libs/runtime';
import { createTestDatabase, type TestDatabase } from '../../../../test/kit/database.js';
import { createPostgresLog, migrateLog } from '../../testing/postgres-kit.js';

const WRITER = join(PROJECT_FOLDER, 'dist', 'libs', 'event-log', 'testing', 'writer-process.js');
const run = promisify(execFile);

describe('the event log in PostgreSQL', () => {
  let database: TestDatabase;
  let tested: LogUnderTest;
  beforeAll(async () => {
    database = await createTestDatabase();
    tested = await createPostgresLog(database);
    await tested.log.append('case-kept', 'no-stream', [event('kept')]);
  });
  afterAll(() => tested.close());

  async function asRole(role: DatabaseRole | null, statement: string): Promise<unknown> {
    const pool = createPool(database.url, { name: 'test', max: 1, role });
    try {
      return (await pool.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await pool.end();
    }
  }

  it('runs its migrations once, and several migrators at once do no harm', async () => {
    expect(await migrateLog(database.url)).toEqual([]);
    const others = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const ran = await Promise.all(others.map(({ url }) => migrateLog(url)));
    expect(ran.map(({ length }) => length > 0)).toEqual([true, true]);
    await Promise.all(others.map((other) => other.drop()));
  });

  it.each([
    `update log.events set type = 'Other'`,
    'delete from log.events',
    'truncate log.events',
    'delete from log.streams',
    'truncate log.counter',
    `set session_replication_role = replica; delete from log.events`,
  ])('refuses even its owner: %s', async (statement) => {
    await expect(asRole(null, statement)).rejects.toThrow('append-only');
  });

  const APPEND = `select * from log.append('{case-x}', '{-1}', '{1}', '{1}', '{0}', '{${event('x').id}}', '{Noted}', '{1}', '{1}')`;

  it.each([
    ['tongban_projector', APPEND],
    ['tongban_projector', 'insert into log.streams values ($$case-x$$, 0)'],
    ['tongban_api', 'insert into log.streams values ($$case-x$$, 0)'],
    ['tongban_api', 'update log.counter set position = 0'],
    ['tongban_api', 'delete from log.events'],
    ['tongban_api', 'create table log.mine ()'],
    ['tongban_projector', 'drop table log.events'],
  ] as const)('refuses %s to %s', async (role, statement) => {
    await expect(asRole(role, statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('lets the writer append and both read', async () => {
    for (const role of ['tongban_api', 'tongban_projector'] as const)
      expect(await asRole(role, `select stream from log.events where stream = 'case-kept'`)).toHaveLength(1);
  });

  it('leaves no gap between the positions, whatever was refused', async () => {
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        tested.log.append(`case-gap-${index % 10}`, 'no-stream', [event(`gap ${index}`)]),
      ),
    );
    const { events } = await readAllOf(tested.log);
    expect(events.map(({ position }) => position.offset)).toEqual(events.map((_, index) => BigInt(index + 1)));
  });

  it.each([
    ['no JSON', { ...event('bad 1'), data: '{' }],
    ['an id that is no UUID', { ...event('bad 2'), id: 'bad' }],
  ])('refuses %s, and appends all others that came with it', async (what, bad) => {
    const settled = await Promise.allSettled(
      [event(`beside ${what} 1`), bad, event(`beside ${what} 2`)].map((one, index) =>
        tested.log.append(`case-beside-${what}-${index}`, 'no-stream', [one]),
      ),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('keeps everything in order when two processes write', async () => {
    const before = await readAllOf(tested.log);
    const tail = new Tail();
    const subscription = tested.log.subscribe(await tested.log.head(), {}, tail.receive);
    const ran = await Promise.all(
      ['first', 'second'].map((writer) =>
        run(process.execPath, [WRITER, database.url, writer, '4000'], { maxBuffer: 2 ** 24 }),
      ),
    );
    const acknowledged = ran.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
    await tail.reaches(await tested.log.head());
    await subscription.stop();
    expect(acknowledged).toHaveLength(8_000);
    const known = before.events.map(({ id }) => id);
    expect(faultsOf([...before.events, ...tail.events], [...known, ...acknowledged])).toEqual([]);
  });

  it('loses and doubles nothing when its connections are killed under appends', async () => {
    const before = await readAllOf(tested.log);
    const tail = new Tail();
    const subscription = tested.log.subscribe(await tested.log.head(), {}, tail.receive);
    const killer = new pg.Client({ connectionString: database.url });
    await killer.connect();
    let writing = true;
    // So many times and no more: on a slow machine a connection may need longer than the pause.
    const killing = (async () => {
      let killed = 0;
      for (let turn = 0; turn < 25 && writing; turn += 1) {
        const { rowCount } = await killer.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'test %'`,
        );
        killed += rowCount ?? 0;
        await new Promise((resolve) => setTimeout(resolve, 20 + 7 * turn));
      }
      return killed;
    })();
    const writers = Array.from({ length: 16 }, (_, index) =>
      write({ log: tested.log, writer: `killed-${index}`, events: 250 }),
    );
    const acknowledged = (await Promise.all(writers)).flat();
    writing = false;
    expect(await killing).toBeGreaterThan(3);
    await killer.end();
    await tail.reaches(await tested.log.head());
    await subscription.stop();
    const known = before.events.map(({ id }) => id);
    expect(faultsOf([...before.events, ...tail.events], [...known, ...acknowledged])).toEqual([]);
  });

  it('answers what it has taken before it closes, and takes no more', async () => {
    const log = await tested.openAnother();
    const taken = Array.from({ length: 40 }, (_, index) =>
      log.append(`case-last-${index}`, 'no-stream', [event(`last ${index}`)]),
    );
    await Promise.all([log.close(), log.close()]);
    expect(await Promise.all(taken)).toHaveLength(40);
    await expect(log.append('case-late', 'no-stream', [event('late')])).rejects.toMatchObject({
      code: 'log-unavailable',
    });
  });

  it('says that it cannot be reached, within its patience', async () => {
    const begin = Date.now();
    const opening = openEventLog('postgres://nobody@127.0.0.1:1/none', { name: 'test', patienceMs: 200 });
    await expect(opening).rejects.toMatchObject({ code: 'log-unavailable' });
    expect(Date.now() - begin).toBeLessThan(5_000);
  });
});
