import {
  endOf,
  evolve,
  initialState,
  nextFiring,
  owedBeside,
  waitsForARuling,
  type CaseEvent,
  type Duty,
  type KnownCase,
} from '#libs/case';
import { type Instant, type WorkingCalendar } from '#libs/clocks/domain';
import type { DecodedEvent } from '#libs/event-log/domain';
import { insertRows, updateRows, type BulkColumn, type BulkRow } from '../engine/bulk.js';
import type { Projection, RowChanges, Sql } from '../engine/projection.js';
import {
  CaseFold,
  isOfCalendar,
  isOfCases,
  OF_CASES,
  type CaseTable,
  type Changed,
  type Entry,
} from '../case-events.js';
import { CaseRowEntity, caseRowIndexes } from './case-row.entity.js';
import { DeathRowEntity } from './death-row.entity.js';
import { FoldWithDeaths, isOfDeaths } from './deaths.js';
import { OwedRowEntity, owedRowIndexes } from './owed-row.entity.js';
import { writeOwed } from './owed-rows.js';
import { runningSchedule, STORED_CASE, type StoredCase } from './stored-case.js';
import { caseTimes, timesAfter, type CaseTimes } from './domain/row.js';
import { CountSums, countsOf } from '../statistics/domain/index.js';
import { FlowDayEntity, HandlerDayEntity, RateDayEntity } from '../statistics/statistics-day.entity.js';
import { addCounts } from '../statistics/statistics-rows.js';

/**
 * One row a case: what the case's own page, every list, the work queue and a resident's history show; and beside them what is counted of the cases
 * by day, which follows from the same fold.
 */
export const casesProjection: Projection = {
  name: 'cases',
  version: 14,
  entities: [CaseRowEntity, OwedRowEntity, DeathRowEntity, FlowDayEntity, HandlerDayEntity, RateDayEntity],
  folds: (event) => isOfCases(event) || isOfDeaths(event),
  alone: isOfCalendar,
  indexes: (schema) => [...caseRowIndexes(schema), ...owedRowIndexes(schema)],
  contents: (schema) =>
    ['case_row', 'owed_row', 'death_row', 'flow_day', 'handler_day', 'rate_day'].map((table) => ({
      table,
      rows: `select * from "${schema}".${table}`,
      places: table === 'case_row' ? ['position'] : [],
    })),
  open: async (context) => new FoldWithDeaths(await CaseFold.open(context, new CaseRows(context.schema)), context),
};

interface CaseEntry extends Entry {
  readonly position: string;
  readonly state: KnownCase;
  readonly times: CaseTimes;
  /** Null while the clock runs. */
  readonly endedLate: boolean | null;
  /** Why its stream is set aside; null where it is not. */
  readonly unreadable: string | null;
  readonly nextFiring: () => Instant | null;
  readonly owed: () => readonly Duty[];
}

interface CaseColumn extends BulkColumn {
  readonly of: (id: string, entry: CaseEntry) => BulkRow[number];
}

/** What a later event may change; the key comes first. */
const CHANGING: readonly CaseColumn[] = [
  { name: 'case_id', type: 'uuid', of: (id) => id },
  { name: 'revision', type: 'integer', of: (_, { revision }) => revision },
  { name: 'position', type: 'bigint', of: (_, { position }) => position },
  { name: 'state', type: 'json', of: (_, { state }) => JSON.stringify(state) },
  { name: 'due', type: 'json', of: (_, { times }) => dueText(times) },
  { name: 'phase', type: 'text', of: (_, { state }) => state.phase },
  { name: 'outcome', type: 'text', of: (_, { state }) => ('outcome' in state ? state.outcome : null) },
  { name: 'responsible_unit', type: 'text', of: (_, { state }) => state.responsibleUnit },
  { name: 'handler_unit', type: 'text', of: (_, { state }) => state.handler?.unit ?? null },
  { name: 'signed', type: 'boolean', of: (_, { state }) => state.handler?.signed ?? null },
  { name: 'person', type: 'text', of: (_, { state }) => state.handler?.person ?? null },
  { name: 'due_at', type: 'timestamptz', of: (_, { times }) => times.schedule?.lateFrom ?? 'infinity' },
  { name: 'queue_at', type: 'timestamptz', of: (_, entry) => queueAt(entry) },
  { name: 'yellow_from', type: 'timestamptz', of: (_, entry) => scheduleOf(entry)?.yellowFrom ?? null },
  { name: 'red_from', type: 'timestamptz', of: (_, entry) => scheduleOf(entry)?.redFrom ?? null },
  { name: 'late_from', type: 'timestamptz', of: (_, entry) => scheduleOf(entry)?.lateFrom ?? null },
  { name: 'ended_late', type: 'boolean', of: (_, { endedLate }) => endedLate },
  { name: 'next_firing', type: 'timestamptz', of: (_, entry) => entry.nextFiring() },
  { name: 'unreadable', type: 'text', of: (_, { unreadable }) => unreadable },
  { name: 'resident_id', type: 'text', of: (_, { state }) => state.residentId },
  { name: 'home_unit', type: 'text', of: (_, { state }) => state.home.unit },
  { name: 'receiving_unit', type: 'text', of: (_, { state }) => state.receiving.unit },
  { name: 'deliver_unit', type: 'text', of: (_, { state }) => deliveringUnit(state) },
  { name: 'closed_at', type: 'timestamptz', of: (_, { state }) => (state.phase === 'closed' ? state.closedAt : null) },
];

const LASTING: readonly CaseColumn[] = [
  { name: 'region', type: 'text', of: (_, { region }) => region },
  { name: 'number', type: 'text', of: (_, { state }) => state.number },
  { name: 'channel', type: 'text', of: (_, { state }) => state.register?.channel ?? null },
  { name: 'item', type: 'text', of: (_, { state }) => state.item },
  { name: 'item_version', type: 'integer', of: (_, { state }) => state.itemVersion },
  { name: 'parent', type: 'uuid', of: (_, { state }) => state.parent },
  { name: 'mode', type: 'text', of: (_, { state }) => state.mode },
  { name: 'received_at', type: 'timestamptz', of: (_, { state }) => state.receivedAt },
];

const ALL = [...CHANGING, ...LASTING];

class CaseRows implements CaseTable<CaseEntry> {
  readonly streams = OF_CASES.streams;
  readonly regionOf = OF_CASES.regionOf;
  readonly everyRevision = true;
  readonly running: string;
  private readonly table: string;
  private counts = new CountSums();

  constructor(private readonly schema: string) {
    this.table = `"${schema}".case_row`;
    this.running = `select ${STORED_CASE} from ${this.table} c
      where region = $1 and unreadable is null and (ended_late is null or next_firing is not null
        or exists (select from "${this.schema}".owed_row o where o.case_id = c.case_id))`;
  }

  async load(rows: Sql, caseIds: readonly string[]): Promise<Map<string, CaseEntry>> {
    const found = await rows.query<StoredCase>(
      `select ${STORED_CASE} from ${this.table} c where case_id = any($1::uuid[])`,
      [caseIds],
    );
    return new Map(found.rows.map((row) => [row.case_id, entryOf(row)]));
  }

  next(before: CaseEntry | null, event: DecodedEvent<CaseEvent>, calendar: WorkingCalendar): CaseEntry | null {
    const state = evolve(before?.state ?? initialState, event);
    if (state.phase === 'none') return null;
    const times = timesAfter(before, event.event, state, calendar);
    const endedLate = event.event.type === 'CaseReopened' ? null : (before?.endedLate ?? endedLateOf(state, times));
    const happening = { before: before?.state ?? null, happened: event, after: state, late: endedLate ?? false };
    this.counts.add(countsOf({ ...happening, calendar }));
    return {
      revision: event.revision,
      position: String(event.position.offset),
      region: state.region,
      state,
      times,
      ...owing(state, calendar),
      endedLate,
      unreadable: null,
    };
  }

  gathered(): RowChanges {
    const { counts, schema } = this;
    this.counts = new CountSums();
    return (tx) => addCounts(tx, schema, counts);
  }

  async write(tx: Sql, changed: readonly Changed<CaseEntry>[]): Promise<void> {
    const cellsOf =
      (columns: readonly CaseColumn[]) =>
      ({ caseId, after }: Changed<CaseEntry>): BulkRow =>
        columns.map(({ of }) => of(caseId, after));
    const added = changed.filter(({ before }) => before === null);
    const known = changed.filter(({ before }) => before !== null);
    await insertRows(tx, this.table, ALL, { items: added, cells: cellsOf(ALL) });
    await updateRows(tx, this.table, CHANGING, { items: known, cells: cellsOf(CHANGING) });
    await writeOwed(tx, this.schema, changed);
  }

  entryOf(row: object): { readonly caseId: string; readonly entry: CaseEntry } {
    const stored = row as StoredCase;
    return { caseId: stored.case_id, entry: entryOf(stored) };
  }

  /** What is decided has its light for good, but may be owed things that still fall due. */
  underCalendar(entry: CaseEntry, calendar: WorkingCalendar): CaseEntry {
    const times = entry.endedLate === null ? caseTimes(entry.state, calendar) : entry.times;
    return { ...entry, times, ...owing(entry.state, calendar) };
  }

  leafOf({ state }: CaseEntry): string {
    return state.home.leaf;
  }

  /** Nothing falls due for a case that cannot be read: nobody could do it. */
  unreadable(entry: CaseEntry, reason: string): CaseEntry {
    return { ...entry, unreadable: reason, nextFiring: () => null, owed: () => [] };
  }

  readable(entry: CaseEntry, calendar: WorkingCalendar): CaseEntry {
    return { ...this.underCalendar(entry, calendar), unreadable: null };
  }

  settle({ nextFiring, owed }: CaseEntry): void {
    nextFiring();
    owed();
  }
}

/** Computed once, and only for what is written: of many events in a batch the last. */
function owing(state: KnownCase, calendar: WorkingCalendar): Pick<CaseEntry, 'nextFiring' | 'owed'> {
  return { nextFiring: once(() => nextFiring(state, calendar)), owed: once(() => owedBeside(state, calendar)) };
}

function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | null = null;
  return () => (computed ??= { value: compute() }).value;
}

function entryOf(row: StoredCase): CaseEntry {
  const { revision, position, state, due } = row;
  const times = { ...due, schedule: runningSchedule(row) ?? endedSchedule(row) };
  const kept = { region: state.region, state, times, endedLate: row.ended_late, unreadable: row.unreadable };
  return { revision, position, ...kept, nextFiring: () => row.next_firing, owed: () => [] };
}

/** Of a case whose clock has stopped only the due time is kept: its lights burn no more. */
function endedSchedule({ due_at: at, due }: StoredCase): CaseTimes['schedule'] {
  return due.promised || due.statutory ? { yellowFrom: at, redFrom: at, lateFrom: at } : null;
}

function scheduleOf({ endedLate, times }: CaseEntry): CaseTimes['schedule'] {
  return endedLate === null ? times.schedule : null;
}

function queueAt(entry: CaseEntry): Instant | 'infinity' | null {
  const { state } = entry;
  if (state.phase === 'closed' || waitsForARuling(state)) return null;
  return scheduleOf(entry)?.lateFrom ?? 'infinity';
}

function endedLateOf(state: KnownCase, { schedule }: CaseTimes): boolean | null {
  const end = endOf(state);
  return end === null ? null : schedule !== null && end >= schedule.lateFrom;
}

/** Where the result is to be handed out, while it is not. */
function deliveringUnit({ phase, deliverTo }: KnownCase): string | null {
  return phase === 'closed' ? null : (deliverTo?.unit ?? null);
}

function dueText({ promised, statutory }: CaseTimes): string {
  return JSON.stringify({ promised, statutory });
}
