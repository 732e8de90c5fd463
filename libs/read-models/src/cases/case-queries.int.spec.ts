import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/kit/database.js';
import { caseRegistry } from '../../testing/registry.js';
import {
  accepted,
  asDecoded,
  AWAY,
  caseStream,
  decided,
  dateOf,
  delivered,
  fulfilled,
  holidays,
  HOME,
  MemoryLog,
  migrateReadModels,
  onDay,
  poolOf,
  received,
  routed,
  signed,
  type Happened,
} from '#libs/read-models/testing';
import {
  BuildWriter,
  CaseQueries,
  casesProjection,
  type CaseFilter,
  type ListCursor,
  DutyQueries,
  type DutyCursor,
  type DutyFilter,
  type DutyOrder,
} from '#libs/read-models';
import { createBuild, createIndexes } from '../engine/builds.js';
import { claim } from '../engine/lease.js';

/** Ten cases, one a day; the promise of 10 working days begins with acceptance, three days later. */
const HAPPENED: Happened[] = Array.from({ length: 10 }, (_, index) => {
  const receiving = index % 2 === 0 ? AWAY : HOME;
  const residentId = `resident-${index % 3}`;
  const stream = caseStream(index);
  const life: Happened[] = [
    { stream, event: received({ receiving, residentId, number: `N${index}` }), at: onDay(index) },
  ];
  if (index >= 1) life.push({ stream, event: accepted, at: onDay(index + 3, 9) });
  if (index >= 5) life.push({ stream, event: routed, at: onDay(index + 3, 10) });
  if (index >= 6) life.push({ stream, event: signed, at: onDay(index + 3, 11) });
  if (index >= 8) life.push({ stream, event: decided, at: onDay(index + (index === 8 ? 4 : 60)) });
  if (index === 8) life.push({ stream, event: fulfilled, at: onDay(20) }, { stream, event: delivered, at: onDay(21) });
  return life;
}).flat();

const FILTER: CaseFilter = { region: '210100' };
let database: TestDatabase;
let pool: pg.Pool;
let schema: string;
let queries: CaseQueries;
let duties: DutyQueries;
const numbers = (items: readonly { state: { number: string } }[]): string =>
  items.map(({ state }) => state.number).join(' ');

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateReadModels(database.url);
  pool = poolOf(database.url);
  queries = new CaseQueries(pool);
  duties = new DutyQueries(pool);
  const log = new MemoryLog();
  log.put(asDecoded(HAPPENED));
  ({ schema } = await createBuild({ pool, url: database.url, role: null }, casesProjection, 'testlog0@0'));
  const lease = await claim(pool, schema, 'spec');
  if (!lease) throw new Error('not claimed');
  const client = await pool.connect();
  const writer = await BuildWriter.open(casesProjection, { log, registry: caseRegistry(), pool }, client, lease);
  await writer.catchUp(new AbortController().signal);
  await createIndexes(client, casesProjection, schema);
  client.release();
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const list = (filter: Partial<CaseFilter>, now = onDay(15)) =>
  queries.list(schema, { ...FILTER, ...filter }, null, 50, now).then(({ items }) => numbers(items));

describe('the list of cases', () => {
  it('shows the newest first, page by page, each case once', async () => {
    const pages: string[] = [];
    let cursor: ListCursor | null = null;
    do {
      const page: Awaited<ReturnType<CaseQueries['list']>> = await queries.list(schema, FILTER, cursor, 4, onDay(15));
      pages.push(numbers(page.items));
      cursor = page.next;
    } while (cursor);
    expect(pages).toEqual(['N9 N8 N7 N6', 'N5 N4 N3 N2', 'N1 N0']);
  });

  it('is narrowed by every filter', async () => {
    expect(await list({ number: 'N3' })).toBe('N3');
    expect(await list({ residentId: 'resident-1' })).toBe('N7 N4 N1');
    expect(await list({ item: 'MZ-11' })).toBe('');
    expect(await list({ phase: 'received' })).toBe('N0');
    expect(await list({ outcome: 'granted' })).toBe('N9 N8');
    expect(await list({ receivingUnits: [AWAY.unit] })).toBe('N8 N6 N4 N2 N0');
    expect(await list({ receivingUnits: [AWAY.unit, HOME.unit], homeUnits: [HOME.unit], handlerUnits: null })).toBe(
      'N9 N8 N7 N6 N5 N4 N3 N2 N1 N0',
    );
    expect(await list({ handlerUnits: ['210102-MZ'] })).toBe('N9 N7 N6 N5');
    expect(await list({ responsibleUnits: [] })).toBe('');
    expect(await list({ receivedFrom: onDay(2), receivedBefore: onDay(4) })).toBe('N3 N2');
    expect(await list({ region: 'elsewhere' })).toBe('');
  });

  it('shows the same lights as each case itself, at any time', async () => {
    for (const now of [onDay(4), onDay(14), onDay(15, 9), onDay(17), onDay(18), onDay(21), onDay(80)]) {
      const { items } = await queries.list(schema, FILTER, null, 50, now);
      for (const light of ['none', 'green', 'yellow', 'red', 'late'] as const)
        expect(await list({ light }, now)).toBe(numbers(items.filter((item) => item.light === light)));
    }
    expect(await list({ light: 'late' }, onDay(80))).toBe('N9 N7 N6 N5 N4 N3 N2 N1');
  });
});

describe('the work of a unit', () => {
  const page = (unit: string, after: DutyCursor | null, order: DutyOrder = 'due') =>
    duties.page(schema, { unit }, { order, after, limit: 2, now: onDay(15) });
  const inPages = async (unit: string, order?: DutyOrder): Promise<string[]> => {
    const pages: string[] = [];
    let after: DutyCursor | null = null;
    do {
      const { items, next }: Awaited<ReturnType<typeof page>> = await page(unit, after, order);
      pages.push(items.map(({ view, kind }) => `${view.state.number} ${kind}`).join(', '));
      after = next;
    } while (after);
    return pages;
  };

  it('is shown with the most urgent first, what has no due time last, page by page', async () => {
    expect(await inPages(AWAY.unit)).toEqual(['N2 handle, N4 handle', 'N8 follow-up, N0 handle']);
    expect(await inPages(HOME.unit)).toEqual(['N1 handle, N3 handle', 'N9 delivery']);
    expect(await inPages('210102-MZ')).toEqual(['N5 handle, N6 handle', 'N7 handle, N9 handle']);
  });

  it('is shown in the order of receipt as well', async () => {
    expect(await inPages(AWAY.unit, 'received')).toEqual(['N0 handle, N2 handle', 'N4 handle, N8 follow-up']);
    expect(await inPages(AWAY.unit, '-received')).toEqual(['N8 follow-up, N4 handle', 'N2 handle, N0 handle']);
  });

  it('is counted, what is in hand by signature and person', async () => {
    expect(await duties.counts(schema, '210102-MZ', ['nobody'], onDay(80))).toEqual({
      ...{ total: 4, unsigned: 1, unclaimed: 3, mine: 0 },
      ...{ yellow: 0, red: 0, late: 3 },
    });
  });

  it('is narrowed by every filter', async () => {
    const found = async (filter: Partial<DutyFilter>, unit = AWAY.unit) => {
      const cut = { order: 'due', after: null, limit: 50, now: onDay(15) } as const;
      const { items } = await duties.page(schema, { unit, ...filter }, cut);
      return items.map(({ view }) => view.state.number).join(' ');
    };
    expect(await found({ kind: 'handle' })).toBe('N2 N4 N0');
    expect(await found({ kind: 'follow-up' })).toBe('N8');
    expect(await found({ item: 'MZ-11' })).toBe('');
    expect(await found({ person: 'nobody' })).toBe('');
    expect(await found({ text: { part: 'N4', items: [] } })).toBe('N4');
    expect(await found({ text: { part: 'X', items: ['MZ-10'] } })).toBe('N2 N4 N8 N0');
    expect(await found({ falling: true })).toBe('N2 N4 N8');
    const all = await duties.page(
      schema,
      { unit: AWAY.unit },
      { order: 'due', after: null, limit: 50, now: onDay(15) },
    );
    for (const light of ['none', 'green', 'yellow', 'red', 'late'] as const)
      expect(await found({ light })).toBe(
        all.items
          .filter((duty) => duty.light === light)
          .map(({ view }) => view.state.number)
          .join(' '),
      );
  });
});

describe('the warning of an open case', () => {
  it('names the resident’s open cases of the item, for many receipts at once', async () => {
    const pairs = [
      { residentId: 'resident-2', item: 'MZ-10' },
      { residentId: 'resident-9', item: 'MZ-10' },
      { residentId: 'resident-0', item: 'MZ-10' },
    ];
    const found = await queries.openCasesOf(schema, pairs);
    expect(found.map((cases) => cases.map(({ number }) => number).join(' '))).toEqual(['N2 N5', '', 'N0 N3 N6 N9']);
  });
});

describe('a calendar that is published', () => {
  it('moves the due times of the cases whose clock runs', async () => {
    const log = new MemoryLog();
    const rest = Array.from({ length: 20 }, (_, index) => dateOf(index + 5));
    const publish = { stream: 'calendar-210100-2026', event: holidays(2026, rest), at: onDay(30) };
    log.put(asDecoded<Happened['event']>([...HAPPENED, publish]));
    const { schema: other } = await createBuild({ pool, url: database.url, role: null }, casesProjection, 'testlog0@0');
    const lease = await claim(pool, other, 'spec');
    if (!lease) throw new Error('not claimed');
    const client = await pool.connect();
    const writer = await BuildWriter.open(casesProjection, { log, registry: caseRegistry(), pool }, client, lease);
    await writer.catchUp(new AbortController().signal);
    client.release();
    const ids = [4, 8].map((index) => caseStream(index).slice(5));
    const before = await queries.byIds(schema, ids, onDay(30));
    const after = await queries.byIds(other, ids, onDay(30));
    const due = (views: typeof before, index: number) => views.get(ids[index] ?? '')?.due.promised;
    expect(due(after, 0)).not.toEqual(due(before, 0));
    expect(due(after, 1)).toEqual(due(before, 1));
  });
});
