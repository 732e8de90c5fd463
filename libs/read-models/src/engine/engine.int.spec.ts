import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import { pino } from 'pino';
import { createTestDatabase, type TestDatabase } from '../../../../test/kit/database.js';
import { caseRegistry } from '../../testing/registry.js';
import {
  accepted,
  asDecoded,
  caseStream,
  decided,
  eventually,
  histories,
  MemoryLog,
  migrateReadModels,
  onDay,
  poolOf,
  received,
  rowsOf,
} from '#libs/read-models/testing';
import {
  allBuilds,
  boardsProjection,
  BuildWriter,
  casesProjection,
  compareWithLive,
  liveBuild,
  projections,
  rebuild,
  ReadModelGate,
  ReadModelsBehind,
  startProjector,
  type Projection,
  type Projector,
} from '#libs/read-models';
import { printPosition, type DecodedEvent, type Position } from '#libs/event-log/domain';
import { createPool } from '#libs/runtime';
import { createBuild } from './builds.js';
import { LeaseLost } from './errors.js';
import { claim } from './lease.js';

const registry = caseRegistry();
const logger = pino({ level: 'silent' });
let database: TestDatabase;
let pool: pg.Pool;
/** What is rebuilt must belong to the role that goes on writing it. */
let asProjector: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateReadModels(database.url);
  pool = poolOf(database.url);
  asProjector = createPool(database.url, { name: 'spec', role: 'tongban_projector' });
});
afterAll(async () => {
  await pool.end();
  await asProjector.end();
  await database.drop();
});

/** Folds the whole log into a build of its own in batches of the given sizes (again from the first when they are used up). */
async function built(projection: Projection, events: readonly DecodedEvent[], sizes: readonly number[]) {
  const log = new MemoryLog();
  log.put(events);
  const build = await createBuild({ pool, url: database.url, role: null }, projection, 'testlog0@0');
  const client = await pool.connect();
  try {
    let at = 0;
    for (let turn = 0; at < events.length; turn += 1) {
      const lease = await claim(pool, build.schema, 'spec');
      if (!lease) throw new Error('not claimed');
      // Opened anew for every batch: nothing may hang on what an earlier one left in memory.
      const writer = await BuildWriter.open(projection, { log, registry, pool }, client, lease);
      at = Math.min(events.length, at + (sizes[turn % sizes.length] ?? 1));
      await writer.catchUp(new AbortController().signal, { log: 'testlog0', offset: BigInt(at) });
    }
  } finally {
    client.release();
  }
  return rowsOf(pool, projection, build.schema);
}

describe.each(projections.map((projection) => [projection.name, projection] as const))(
  'the projection %s',
  (_, projection) => {
    it('gives the same rows twice and in any batches', async () => {
      await fc.assert(
        fc.asyncProperty(
          histories,
          fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
          async (happened, sizes) => {
            const events = asDecoded(happened);
            const whole = await built(projection, events, [events.length]);
            expect(await built(projection, events, [events.length])).toEqual(whole);
            expect(await built(projection, events, sizes)).toEqual(whole);
          },
        ),
        { numRuns: 4 },
      );
    });
  },
);

describe('a build', () => {
  it('cannot be written by an owner who has lost it', async () => {
    const log = new MemoryLog();
    log.put(asDecoded([{ stream: caseStream(1), event: received(), at: onDay(1) }]));
    const build = await createBuild({ pool, url: database.url, role: null }, casesProjection, 'testlog0@0');
    const first = await claim(pool, build.schema, 'first');
    if (!first) throw new Error('not claimed');
    expect(await claim(pool, build.schema, 'second')).toBeNull();
    await pool.query(`update read_model.build set lease_until = now() - interval '1 s' where schema = $1`, [
      build.schema,
    ]);
    expect(await claim(pool, build.schema, 'second')).not.toBeNull();
    const client = await pool.connect();
    const writer = await BuildWriter.open(casesProjection, { log, registry, pool }, client, first);
    await expect(writer.catchUp(new AbortController().signal)).rejects.toThrow(LeaseLost);
    client.release();
    const { rows } = await pool.query(`select from "${build.schema}".case_row`);
    expect(rows).toHaveLength(0);
  });
});

/** What has not been made by then never is, however busy the machine. */
const MADE_WITHIN_MS = 60_000;

describe('the projector', () => {
  let log: MemoryLog;
  let projectors: Projector[];
  const start = async (...which: Projection[]): Promise<Projector> => {
    const options = which.length > 0 ? { projections: which } : {};
    const projector = await startProjector({ databaseUrl: database.url, log, registry, logger, ...options });
    projectors.push(projector);
    if (which.length === 0) await eventually('every read model is live', areAllLive, MADE_WITHIN_MS);
    return projector;
  };
  const areAllLive = async (): Promise<boolean> =>
    (await Promise.all(projections.map(({ name }) => liveBuild(pool, name)))).every((build) => build !== null);
  const gate = (): ReadModelGate => new ReadModelGate(pool, { projections, log: () => log.name() });
  const reached = (position: Position) => gate().enter(position);

  beforeEach(async () => {
    await pool.query('truncate read_model.live, read_model.build, read_model.set_aside');
    log = new MemoryLog();
    projectors = [];
  });
  afterEach(async () => {
    await Promise.all(projectors.map((projector) => projector.stop()));
  });

  const story = asDecoded([
    { stream: caseStream(1), event: received(), at: onDay(1) },
    { stream: caseStream(1), event: accepted, at: onDay(2) },
    { stream: caseStream(2), event: received(), at: onDay(3) },
    { stream: caseStream(1), event: decided, at: onDay(4) },
  ]);

  it('follows the log, and a reader sees its own write', async () => {
    await start();
    for (const event of story) {
      const position = log.put([event]);
      const view = await reached(position);
      expect(view.position.offset).toBeGreaterThanOrEqual(position.offset);
      const { rows } = await pool.query(
        `select revision from "${view.schemas.cases ?? ''}".case_row where 'case-' || case_id = $1`,
        [event.stream],
      );
      expect(rows).toEqual([{ revision: event.revision }]);
    }
    expect(await compareWithLive(pool, log, registry)).toMatchObject({ differences: [] });
  });

  it('says within five seconds that it is behind', async () => {
    await start();
    await reached(log.put(story));
    await expect(gate().enter({ log: 'testlog0', offset: 99n })).rejects.toThrow(ReadModelsBehind);
    await expect(gate().enter({ log: 'otherlog', offset: 1n })).rejects.toMatchObject({ code: 'foreign-position' });
  });

  it('is taken over by a second one when the first goes', async () => {
    const first = await start();
    await reached(log.put(story.slice(0, 2)));
    await start();
    await first.stop();
    await reached(log.put(story.slice(2)));
    expect((await allBuilds(pool)).map(({ state }) => state)).toEqual(projections.map(() => 'live'));
  });

  it('survives the loss of its connections', async () => {
    await start();
    await reached(log.put(story.slice(0, 1)));
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tongban projector' and datname = current_database()`,
    );
    await reached(log.put(story.slice(1)));
  });

  it('builds a newer version beside the live one and switches', async () => {
    const first = await start();
    await reached(log.put(story));
    await first.stop();
    const newer = { ...casesProjection, version: casesProjection.version + 1 };
    await start(newer, boardsProjection);
    await eventually('switched', async () => (await liveBuild(pool, 'cases'))?.version === newer.version);
    const builds = (await allBuilds(pool)).filter(({ projection }) => projection === 'cases');
    expect(builds.map(({ state, position }) => [state, position])).toEqual([
      ['live', 'testlog0@4'],
      ['retired', 'testlog0@4'],
    ]);
  });

  it('goes on while a projection is rebuilt, compared and switched', async () => {
    await start();
    const position = await log.put(story);
    await reached(position);
    for (const projection of projections) {
      const before = await liveBuild(pool, projection.name);
      const report = await rebuild(projection, {
        pool: asProjector,
        url: database.url,
        role: 'tongban_projector',
        log,
        registry,
        owner: 'rebuild',
      });
      expect(report).toMatchObject({
        from: before?.schema,
        comparedAt: printPosition(position),
        differences: [],
        switched: true,
      });
    }
    const more = log.put(asDecoded([{ stream: caseStream(3), event: received(), at: onDay(5) }]));
    await reached(more);
    expect(await compareWithLive(pool, log, registry)).toMatchObject({ differences: [] });
  });

  it('keeps the live build where the rebuilt one differs', async () => {
    await start();
    const { schemas } = await reached(log.put(story));
    await pool.query(`update "${schemas.boards ?? ''}".board_day set late = late + 1`);
    const role = 'tongban_projector' as const;
    const options = { pool: asProjector, url: database.url, role, log, registry, owner: 'rebuild' };
    const report = await rebuild(boardsProjection, options);
    expect(report.switched).toBe(false);
    expect(report.differences[0]).toContain('board_day: the live build has');
    expect(report.differences.slice(1).join()).toContain('only by the log');
    expect((await compareWithLive(pool, log, registry)).differences.length).toBeGreaterThan(0);
    expect(await rebuild(boardsProjection, { ...options, evenIfDifferent: true })).toMatchObject({ switched: true });
    expect((await compareWithLive(pool, log, registry)).differences).toEqual([]);
  });

  describe('a comparison that changes nothing', () => {
    const compare = (projection: Projection) =>
      rebuild(projection, {
        ...{ pool: asProjector, url: database.url, role: 'tongban_projector' as const, log, registry, owner: 'verify' },
        compareOnly: true,
      });

    it.each([
      ['cases', 'case_row', `phase = 'fulfilled'`],
      ['cases', 'flow_day', 'received = received + 1'],
      ['cases', 'handler_day', 'received = received + 1'],
      ['cases', 'rate_day', 'contacts = contacts + 1'],
      ['boards', 'board_day', 'late = late + 1'],
      ['boards', 'board_case', 'running = not running'],
    ] as const)('of %s finds a changed row of %s', async (name, table, change) => {
      await start();
      const { schemas } = await reached(log.put(story));
      const projection = name === 'cases' ? casesProjection : boardsProjection;
      expect(await compare(projection)).toMatchObject({ differences: [], short: 0, switched: false });
      await pool.query(`update "${schemas[name] ?? ''}".${table} set ${change}`);
      expect((await compare(projection)).differences[0]).toContain(table);
      const builds = (await allBuilds(pool)).filter((build) => build.projection === name);
      expect(builds.map(({ schema, state }) => [schema, state])).toEqual([[schemas[name], 'live']]);
    });

    it('says in words that the newest events of the log are gone', async () => {
      await start(casesProjection);
      await eventually('live', async () => (await liveBuild(pool, 'cases'))?.state === 'live');
      await Promise.all(projectors.map((projector) => projector.stop()));
      await pool.query(`update read_model.build set position = 'testlog0@7'`);
      log.put(story);
      await expect(compare(casesProjection)).rejects.toMatchObject({ code: 'beyond-the-log' });
      const anyway = { pool: asProjector, url: database.url, role: 'tongban_projector' as const, log, registry };
      expect(await rebuild(casesProjection, { ...anyway, owner: 'rebuild', evenIfDifferent: true })).toMatchObject({
        switched: true,
      });
    });

    it('tells how far it came where nobody has followed the log to its head', async () => {
      await start(casesProjection);
      await eventually('live', async () => (await liveBuild(pool, 'cases'))?.state === 'live');
      await Promise.all(projectors.map((projector) => projector.stop()));
      log.put(story);
      expect(await compare(casesProjection)).toMatchObject({ short: 4, head: 'testlog0@4', comparedAt: 'testlog0@0' });
    });
  });
});
