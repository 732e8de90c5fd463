import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/kit/database.js';
import { caseRegistry } from '../../testing/registry.js';
import {
  accepted,
  asDecoded,
  AWAY,
  caseStream,
  dateOf,
  decided,
  escalated,
  fulfilled,
  holidays,
  HOME,
  MemoryLog,
  migrateReadModels,
  onDay,
  poolOf,
  rated,
  received,
  routed,
  signed,
  TERMS,
  type Happened,
} from '#libs/read-models/testing';
import { BuildWriter, casesProjection, StatisticsQueries, type StatisticsCursor } from '#libs/read-models';
import { createBuild } from '../engine/builds.js';
import { claim } from '../engine/lease.js';

/** Twelve cases of three items, one a day, half of them from another district; each goes one step further than the one before it. */
const HAPPENED: Happened[] = Array.from({ length: 12 }, (_, index) => {
  const receiving = index % 2 === 0 ? AWAY : HOME;
  const life = [received({ receiving, item: `SQ-0${index % 3}` }), accepted, routed, signed, decided, fulfilled];
  return life
    .slice(0, 1 + (index % 6))
    .map((event, step) => ({ stream: caseStream(index), event, at: onDay(index, 8 + step) }));
}).flat();
const CALENDAR: Happened = { stream: 'calendar-210100-2026', event: holidays(2026, [dateOf(3)]), at: onDay(3) };
const PERIOD = { region: '210100', from: '2026-01-01', to: '2026-12-31', now: onDay(200) };

let database: TestDatabase;
let pool: pg.Pool;
let queries: StatisticsQueries;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateReadModels(database.url);
  pool = poolOf(database.url);
  queries = new StatisticsQueries(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A build that is brought forward so many events at a time. */
async function built(happened: readonly Happened[], atATime: number): Promise<string> {
  const log = new MemoryLog();
  const { schema } = await createBuild({ pool, url: database.url, role: null }, casesProjection, 'testlog0@0');
  const lease = await claim(pool, schema, 'spec');
  if (!lease) throw new Error('not claimed');
  const client = await pool.connect();
  const writer = await BuildWriter.open(casesProjection, { log, registry: caseRegistry(), pool }, client, lease);
  const events = asDecoded(happened);
  for (let at = 0; at < events.length; at += atATime) {
    log.put(events.slice(at, at + atATime));
    await writer.catchUp(new AbortController().signal);
  }
  client.release();
  return schema;
}

const rowsOf = async (schema: string): Promise<unknown[]> => {
  const flows = await pool.query(`select * from "${schema}".flow_day order by day, from_district, to_district, item`);
  const handlers = await pool.query(`select * from "${schema}".handler_day order by day, unit, person`);
  return [...flows.rows, ...handlers.rows];
};

describe('flows and statistics', () => {
  it('are the same however the events came in batches, with a calendar published in between', async () => {
    const happened = [...HAPPENED.slice(0, 20), CALENDAR, ...HAPPENED.slice(20)];
    const [one, some, all] = [await built(happened, 1), await built(happened, 7), await built(happened, 1_000)];
    expect(await rowsOf(one)).toEqual(await rowsOf(all));
    expect(await rowsOf(some)).toEqual(await rowsOf(all));
  });

  it('sum to what was received, page by page', async () => {
    const schema = await built(HAPPENED, 1_000);
    const { all, across } = await queries.flowTotal(schema, PERIOD);
    expect([all.received, across.received, all.granted]).toEqual([12, 6, 4]);
    const cells: string[] = [];
    for (let cursor: StatisticsCursor | null = null, more = true; more; more = cursor !== null) {
      const page = await queries.flows(schema, PERIOD, cursor, 2);
      cells.push(...page.items.map((cell) => `${cell.fromDistrict} ${cell.item} ${cell.sums.received}`));
      cursor = page.next;
    }
    const items = ['SQ-00 2', 'SQ-01 2', 'SQ-02 2'];
    expect(cells).toEqual([...items.map((item) => `210102 ${item}`), ...items.map((item) => `210124 ${item}`)]);
  });

  it('tell what is late and undecided now, beside what was decided', async () => {
    const schema = await built(HAPPENED, 1_000);
    const { all } = await queries.flowTotal(schema, PERIOD);
    // Of twelve four were decided, and two were never accepted: their clocks have not started.
    expect([all.granted, all.late, all.late_undecided]).toEqual([4, 0, 6]);
    expect((await queries.flowTotal(schema, { ...PERIOD, now: onDay(2) })).all.late_undecided).toBe(0);
    const { items } = await queries.items(schema, { ...PERIOD, from: '2026-12-01' }, null, 9);
    expect(items.reduce((sum, { sums }) => sum + sums.late_undecided, 0)).toBe(6);
    const work = await queries.handlers(schema, PERIOD, null, null, 20);
    expect(work.items.reduce((sum, { sums }) => sum + sums.late_undecided, 0)).toBe(6);
  });

  it('count no case of the market', async () => {
    const order = received({ terms: { ...TERMS, kind: 'order' } });
    const schema = await built(
      [order, accepted, escalated, decided, rated('counter', 5), rated('authority', 1)].map((event, step) => ({
        stream: caseStream(1),
        event,
        at: onDay(step),
      })),
      1_000,
    );
    expect(await rowsOf(schema)).toEqual([]);
  });

  it('narrow to days, districts, items and units', async () => {
    const schema = await built(HAPPENED, 1_000);
    const narrow = { ...PERIOD, from: '2026-01-02', to: '2026-01-03', item: 'SQ-01', toDistrict: '210102' };
    expect((await queries.flowTotal(schema, narrow)).all.received).toBe(1);
    expect((await queries.items(schema, PERIOD, null, 9)).items.map(({ item }) => item)).toHaveLength(3);
    // Before anything was late: what lies undecided is the unit's, as nobody has claimed it.
    const early = { ...PERIOD, now: onDay(2) };
    const { items } = await queries.handlers(schema, early, ['210102-MZ'], null, 9);
    expect(items).toMatchObject([{ unit: '210102-MZ', person: 'clerk', sums: { decided: 4, signed_count: 6 } }]);
  });
});
