import { Calendars, CALENDAR_STREAM_PREFIX, type CalendarEvent, type WorkingCalendar } from '#libs/clocks/domain';
import type { CaseEvent } from '#libs/case/domain';
import { decodeEvent } from '#libs/event-log';
import type { DecodedEvent } from '#libs/event-log/domain';
import { CannotApply } from './engine/errors.js';
import { LruMap } from './engine/lru.js';
import type { BuildContext, Fold, RowChanges, Sql } from './engine/projection.js';

export const CASE_STREAM_PREFIX = 'case-';
/** Cases kept in memory between batches; about 3 kB each. */
const REMEMBERED = 15_000;

/** What a projection keeps of one case. */
export interface Entry {
  readonly revision: number;
  readonly region: string;
}

export interface Changed<E extends Entry> {
  readonly caseId: string;
  readonly before: E | null;
  readonly after: E;
}

/** How a projection of one entry a case reads, changes and writes its entries. */
export interface CaseTable<E extends Entry> {
  load(rows: Sql, caseIds: readonly string[]): Promise<ReadonlyMap<string, E>>;
  /** The entry after the event; null where the event cannot be the first. */
  next(before: E | null, event: DecodedEvent<CaseEvent>, calendar: WorkingCalendar): E | null;
  write(tx: Sql, changed: readonly Changed<E>[]): Promise<void>;
  /** Folds the deadlines of the region's running cases anew under another calendar, valid from `at` on. */
  recompute(tx: Sql, region: string, calendar: WorkingCalendar, at: string): Promise<void>;
}

/** Folds the streams of cases under the calendars as they were when each event was written. */
export class CaseFold<E extends Entry> implements Fold {
  private readonly remembered = new LruMap<string, E>(REMEMBERED);

  private constructor(
    private readonly table: CaseTable<E>,
    private readonly calendars: Calendars,
  ) {}

  static async open<E extends Entry>(context: BuildContext, table: CaseTable<E>): Promise<CaseFold<E>> {
    return new CaseFold(table, await calendarsAt(context));
  }

  async fold(events: readonly DecodedEvent[], rows: Sql): Promise<RowChanges> {
    const [first] = events;
    if (first && isCalendarEvent(first)) return this.calendarChange(first);
    const cases = events.filter(isCaseEvent);
    const before = await this.entriesOf(cases, rows);
    const changed = new Map<string, Changed<E>>();
    for (const event of cases) {
      const caseId = event.stream.slice(CASE_STREAM_PREFIX.length);
      const known = changed.get(caseId);
      const entry = known?.after ?? before.get(caseId) ?? null;
      changed.set(caseId, { caseId, before: known ? known.before : entry, after: this.next(entry, event) });
    }
    for (const { caseId, after } of changed.values()) this.remembered.set(caseId, after);
    return (tx) => this.table.write(tx, [...changed.values()]);
  }

  private next(entry: E | null, event: DecodedEvent<CaseEvent>): E {
    const expected = (entry?.revision ?? -1) + 1;
    if (event.revision !== expected)
      throw new CannotApply(
        nameOf(event),
        `the revision before it must be ${event.revision - 1}, it is ${expected - 1}`,
      );
    const region = entry?.region ?? (event.event.type === 'RequestReceived' ? event.event.data.region : '');
    const after = this.table.next(entry, event, this.calendars.of(region));
    if (!after) throw new CannotApply(nameOf(event), 'a case begins with its receipt');
    return after;
  }

  private async entriesOf(events: readonly DecodedEvent[], rows: Sql): Promise<Map<string, E>> {
    const entries = new Map<string, E>();
    const missing = new Set<string>();
    const begun = new Set<string>();
    for (const { stream, revision } of events) {
      const caseId = stream.slice(CASE_STREAM_PREFIX.length);
      if (revision === 0) begun.add(caseId);
      if (entries.has(caseId) || begun.has(caseId)) continue;
      const known = this.remembered.get(caseId);
      if (known) entries.set(caseId, known);
      else missing.add(caseId);
    }
    if (missing.size > 0) for (const [id, entry] of await this.table.load(rows, [...missing])) entries.set(id, entry);
    return entries;
  }

  private calendarChange({ event, metadata }: DecodedEvent<CalendarEvent>): RowChanges {
    const { region } = event.data;
    this.calendars.apply(event);
    this.remembered.clear();
    return (tx) => this.table.recompute(tx, region, this.calendars.of(region), metadata.occurredAt);
  }
}

/** A new calendar changes rows that no event of the batch names: it is folded alone. */
export function isCalendarEvent(event: DecodedEvent): event is DecodedEvent<CalendarEvent> {
  return event.stream.startsWith(CALENDAR_STREAM_PREFIX);
}

function isCaseEvent(event: DecodedEvent): event is DecodedEvent<CaseEvent> {
  return event.stream.startsWith(CASE_STREAM_PREFIX);
}

async function calendarsAt({ position, log, registry }: BuildContext): Promise<Calendars> {
  const calendars = new Calendars();
  if (!position) return calendars;
  const batches = log.readAll(null, { streamPrefixes: [CALENDAR_STREAM_PREFIX] }, { until: position });
  for await (const { events } of batches)
    for (const recorded of events) {
      const event = decodeEvent(recorded, registry);
      if (isCalendarEvent(event)) calendars.apply(event.event);
    }
  return calendars;
}

/** Runs through the rows of a query page by page, within the transaction. */
export async function eachPage<R extends object>(
  tx: Sql,
  query: string,
  values: unknown[],
  onPage: (rows: R[]) => Promise<void>,
): Promise<void> {
  await tx.query(`declare page no scroll cursor for ${query}`, values);
  for (;;) {
    const { rows } = await tx.query<R>('fetch 2000 from page');
    if (rows.length === 0) break;
    await onPage(rows);
  }
  await tx.query('close page');
}

function nameOf({ event, stream, revision, position }: DecodedEvent): ConstructorParameters<typeof CannotApply>[0] {
  return { type: event.type, stream, revision, position };
}
