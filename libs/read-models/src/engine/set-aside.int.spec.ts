import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { pino } from 'pino';
import { caseEventTypes } from '#libs/case';
import type { CaseEvent } from '#libs/case';
import { CALENDAR_EVENTS } from '#libs/catalogue/domain';
import type { CalendarEvent } from '#libs/clocks/domain';
import { EventRegistry } from '#libs/event-log';
import type { Position } from '#libs/event-log/domain';
import {
  askedToReadOn,
  askToReadOn,
  compareWithLive,
  projections,
  ReadModelGate,
  ReadModelsBehind,
  type ReadView,
  setAsideStreams,
  startProjector,
  type Projector,
} from '#libs/read-models';
import {
  accepted,
  asDecoded,
  caseStream,
  decided,
  eventually,
  HOME,
  MemoryLog,
  migrateReadModels,
  onDay,
  poolOf,
  received,
} from '#libs/read-models/testing';
import { createTestDatabase, type TestDatabase } from '../../../../test/kit/database.js';
import { caseRegistry } from '../../testing/registry.js';

const registry = caseRegistry();
const logger = pino({ level: 'silent' });

describe('where an event cannot be read', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let log: MemoryLog;
  let projectors: Projector[];

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrateReadModels(database.url);
    pool = poolOf(database.url);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    await pool.query('truncate read_model.live, read_model.build, read_model.set_aside');
    log = new MemoryLog();
    projectors = [];
  });
  afterEach(async () => {
    await Promise.all(projectors.map((projector) => projector.stop()));
  });

  const start = async (): Promise<void> => {
    projectors.push(await startProjector({ databaseUrl: database.url, log, registry, logger }));
  };
  /** Once the read models are built: until then the gate says that they are behind. */
  const reached = async (position: Position): Promise<ReadView> => {
    const gate = new ReadModelGate(pool, { projections, log: () => log.name() });
    for (;;) {
      try {
        return await gate.enter(position);
      } catch (error) {
        if (!(error instanceof ReadModelsBehind)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  const story = asDecoded([
    { stream: caseStream(1), event: received(), at: onDay(1) },
    { stream: caseStream(1), event: accepted, at: onDay(2) },
    { stream: caseStream(2), event: received(), at: onDay(3) },
    { stream: caseStream(1), event: decided, at: onDay(4) },
  ]);

  const good = { stream: caseStream(9), event: received({ receiving: HOME }), at: onDay(1) };
  /** Puts what the log is given into it as it stands, whatever the types say. */
  const raw = (event: unknown) => event as CaseEvent;
  const unstorable = received({ number: 'N\u0000' });

  it.each([
    ['of a type that nobody knows', raw({ type: 'Mystery', data: {} })],
    ['whose data are none', raw({ type: 'CaseRouted', data: null })],
    ['that says nothing sensible', raw({ type: 'RequestAccepted', data: { manner: 'with-gaps', gaps: 7 } })],
  ])('an event %s sets its stream aside, and all else goes on', async (_, event) => {
    await start();
    const life = asDecoded([good, { ...good, event: accepted }, { ...good, event: accepted }, { ...good, event }]);
    const view = await reached(log.put([...life, ...story]));
    expect(view.position.offset).toBe(8n);
    const { streams } = await setAsideStreams(pool, 10);
    expect(new Set(streams.map(({ stream }) => stream))).toEqual(new Set([good.stream]));
    expect(streams.find(({ projection }) => projection === 'cases')).toMatchObject({ revision: 3, leaf: HOME.leaf });
    const rows = await pool.query<{ case_id: string; unreadable: string | null; next_firing: Date | null }>(
      `select case_id, unreadable, next_firing from "${view.schemas.cases ?? ''}".case_row order by 1`,
    );
    expect(rows.rows.map(({ unreadable }) => unreadable === null)).toEqual([true, true, false]);
    expect(rows.rows[2]?.next_firing).toBeNull();
  });

  it('rows that the tables refuse set their stream aside wherever it lies in a batch', async () => {
    const refused = asDecoded([{ stream: caseStream(7), event: unstorable, at: onDay(2) }]);
    log.put([...story.slice(0, 2), ...refused, ...story.slice(2)]);
    await start();
    const view = await reached({ log: 'testlog0', offset: 5n });
    const { streams } = await setAsideStreams(pool, 10);
    expect(streams.map(({ stream, projection }) => [stream, projection])).toEqual([[caseStream(7), 'cases']]);
    const { rows } = await pool.query(`select revision from "${view.schemas.cases ?? ''}".case_row order by 1`);
    expect(rows).toEqual([{ revision: 0 }, { revision: 2 }]);
    // And while it follows.
    const again = asDecoded([{ stream: caseStream(6), event: unstorable, at: onDay(2) }]);
    await reached(log.put([...again, ...asDecoded([{ stream: caseStream(3), event: received(), at: onDay(5) }])]));
    expect((await setAsideStreams(pool, 10)).total).toBe(2);
  });

  it('a calendar that cannot be read leaves the cases as they are', async () => {
    await start();
    const broken = { type: 'CalendarYearPublished', data: null } as unknown as CalendarEvent;
    log.put(story.slice(0, 2));
    await reached(log.put(asDecoded([{ stream: 'calendar-210100-2026', event: broken, at: onDay(3) }])));
    await reached(log.put(story.slice(2)));
    expect((await setAsideStreams(pool, 10)).streams[0]?.stream).toBe('calendar-210100-2026');
  });

  it('is read on by a program that knows more, and by command', async () => {
    const poison = asDecoded([good, { stream: good.stream, event: raw({ type: 'Mystery', data: {} }), at: onDay(2) }]);
    const rest = asDecoded([good, good, { stream: good.stream, event: accepted, at: onDay(3) }]).slice(2);
    await start();
    await reached(log.put([...poison, ...rest]));
    expect((await setAsideStreams(pool, 10)).total).toBe(2);

    expect(await askToReadOn(pool, good.stream)).toBe(2);
    await eventually('asked in vain', async () => (await askedToReadOn(pool)) === 0);
    expect((await setAsideStreams(pool, 10)).total).toBe(2);

    await Promise.all(projectors.map((projector) => projector.stop()));
    const knowing = new EventRegistry([...caseEventTypes, ...CALENDAR_EVENTS, { type: 'Mystery', version: 1 }]);
    projectors.push(await startProjector({ databaseUrl: database.url, log, registry: knowing, logger }));
    await eventually('read on', async () => (await setAsideStreams(pool, 10)).total === 0);
    const { schemas } = await reached(log.put(asDecoded([{ stream: caseStream(3), event: received(), at: onDay(5) }])));
    const { rows } = await pool.query(
      `select revision, unreadable from "${schemas.cases ?? ''}".case_row where 'case-' || case_id = $1`,
      [good.stream],
    );
    expect(rows).toEqual([{ revision: 2, unreadable: null }]);
    expect(await compareWithLive(pool, log, knowing)).toMatchObject({ differences: [] });
  });
});
