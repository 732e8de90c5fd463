import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { RequestRefused } from '#libs/case';
import { BuildWriter, RefusalQueries, refusalsProjection, type RefusalFilter } from '#libs/read-models';
import { asDecoded, dateOf, MemoryLog, migrateReadModels, onDay, poolOf } from '#libs/read-models/testing';
import type { DecodedEvent } from '#libs/event-log/domain';
import { createTestDatabase, type TestDatabase } from '../../../../test/kit/database.js';
import { caseRegistry } from '../../testing/registry.js';
import { createBuild } from '../engine/builds.js';
import { claim } from '../engine/lease.js';

const UNITS = ['210102001001', '210124001001'] as const;
const REGION = '210100';
const WHOLE: RefusalFilter = {
  ...{ region: REGION, from: dateOf(0), to: dateOf(30) },
  ...{ units: null, item: null, code: null, person: null },
};

const refused = (unit: string, item: string, code: string): RequestRefused => ({
  type: 'RequestRefused',
  data: { region: REGION, unit, item, code, rule: '不通办', rightAddress: null, residentId: null },
});
/** Nine refusals, one a day: two units, three items, two reasons. */
const HAPPENED = asDecoded(
  Array.from({ length: 9 }, (_, index) => {
    const unit = UNITS[index % 2] ?? UNITS[0];
    const event = refused(unit, `MZ-0${index % 3}`, index < 6 ? 'item-not-published' : 'not-taken-here');
    return { stream: `refusals-${unit}-${dateOf(index)}`, event, at: onDay(index) };
  }),
);

let database: TestDatabase;
let pool: pg.Pool;
let queries: RefusalQueries;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateReadModels(database.url);
  pool = poolOf(database.url);
  queries = new RefusalQueries(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function built(events: readonly DecodedEvent[], atATime: number): Promise<string> {
  const log = new MemoryLog();
  const { schema } = await createBuild({ pool, url: database.url, role: null }, refusalsProjection, 'testlog0@0');
  const lease = await claim(pool, schema, 'spec');
  if (!lease) throw new Error('not claimed');
  const client = await pool.connect();
  const writer = await BuildWriter.open(refusalsProjection, { log, registry: caseRegistry(), pool }, client, lease);
  for (let at = 0; at < events.length; at += atATime) {
    log.put(events.slice(at, at + atATime));
    await writer.catchUp(new AbortController().signal);
  }
  client.release();
  return schema;
}

describe('refusals at the counter', () => {
  it('give the same rows however they came in batches', async () => {
    const rows = async (schema: string) =>
      (await pool.query(`select * from "${schema}".refused_request order by at`)).rows as unknown[];
    const [one, all] = [await rows(await built(HAPPENED, 1)), await rows(await built(HAPPENED, 100))];
    expect(one).toHaveLength(9);
    expect(one).toEqual(all);
  });

  it('are read page by page, newest first, and narrowed by unit, item, reason, person and day', async () => {
    const schema = await built(HAPPENED, 100);
    const first = await queries.list(schema, WHOLE, null, 4);
    expect(first.map(({ day }) => day)).toEqual([8, 7, 6, 5].map(dateOf));
    const second = await queries.list(schema, WHOLE, first[3] ?? null, 100);
    expect(second.map(({ day }) => day)).toEqual([4, 3, 2, 1, 0].map(dateOf));
    const daysOf = async (change: Partial<RefusalFilter>) =>
      (await queries.list(schema, { ...WHOLE, ...change }, null, 100)).map(({ day }) => day);
    expect(await daysOf({ units: [UNITS[1]] })).toEqual([7, 5, 3, 1].map(dateOf));
    expect(await daysOf({ item: 'MZ-02' })).toEqual([8, 5, 2].map(dateOf));
    expect(await daysOf({ code: 'not-taken-here', units: [UNITS[0]] })).toEqual([8, 6].map(dateOf));
    expect(await daysOf({ from: dateOf(2), to: dateOf(3) })).toEqual([3, 2].map(dateOf));
    expect(await daysOf({ person: 'nobody' })).toEqual([]);
    expect(await daysOf({ region: 'HBR' })).toEqual([]);
  });

  it('are counted by who was asked for what, the most frequent first', async () => {
    const schema = await built(HAPPENED, 100);
    const { total, groups } = await queries.counts(schema, { ...WHOLE, item: 'MZ-00' });
    expect(total).toBe(3);
    expect(groups).toEqual([
      { unit: UNITS[0], item: 'MZ-00', code: 'item-not-published', count: 1 },
      { unit: UNITS[0], item: 'MZ-00', code: 'not-taken-here', count: 1 },
      { unit: UNITS[1], item: 'MZ-00', code: 'item-not-published', count: 1 },
    ]);
    expect((await queries.counts(schema, WHOLE)).total).toBe(9);
    expect(await queries.counts(schema, { ...WHOLE, region: 'HBR' })).toEqual({ total: 0, groups: [] });
  });
});
