import { Calendars, CALENDAR_STREAM_PREFIX, type CalendarEvent, type WorkingCalendar } from '#libs/clocks/domain';
import type { CaseEvent } from '#libs/case/domain';
import type { EventRegistry } from '#libs/event-log';
import type { DecodedEvent, RecordedEvent } from '#libs/event-log/domain';
import { decodedFor } from './engine/decoded.js';
import { CannotApply } from './engine/errors.js';
import { RecentMap } from './engine/recent-map.js';
import type { BuildContext, Fold, RowChanges, Sql } from './engine/projection.js';

export const CASE_STREAM_PREFIX = 'case-';
/** Cases kept in memory between batches, in each of two generations; about 2 kB each. */
const REMEMBERED = 10_000;

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
  /** Whether it folds every event of a case: then none may be missing. */
  readonly everyRevision: boolean;
  load(rows: Sql, caseIds: readonly string[]): Promise<ReadonlyMap<string, E>>;
  /** The entry after the event; null where the event cannot be the first. */
  next(before: E | null, event: DecodedEvent<CaseEvent>, calendar: WorkingCalendar): E | null;
  /** Is told of a reopening before it is folded: a closed case may have been forgotten, and can be read again from its stream. */
  recall?(event: RecordedEvent): Promise<void>;
  write(tx: Sql, changed: readonly Changed<E>[]): Promise<void>;
  /** Hands over what the table has gathered from the events beside the entries; written right after them. */
  gathered?(): RowChanges;
  /** Folds the deadlines of the region's running cases anew under another calendar, valid from `at` on. */
  recompute(tx: Sql, region: string, calendar: WorkingCalendar, at: string): Promise<void>;
}

/** Folds the streams of cases under the calendars as they were when each event was written. */
export class CaseFold<E extends Entry> implements Fold {
  private readonly remembered = new RecentMap<string, E>(REMEMBERED);
  /** Folded and not handed over yet; handed over, and perhaps not committed yet. */
  private waiting = new Map<string, Changed<E>>();
  private handedOver = new Map<string, Changed<E>>();
  private recomputation: RowChanges | null = null;

  private constructor(
    private readonly table: CaseTable<E>,
    private readonly calendars: Calendars,
    private readonly registry: EventRegistry,
  ) {}

  static async open<E extends Entry>(context: BuildContext, table: CaseTable<E>): Promise<CaseFold<E>> {
    return new CaseFold(table, await calendarsAt(context), context.registry);
  }

  get pending(): number {
    return this.waiting.size;
  }

  async fold(events: readonly RecordedEvent[], rows: Sql): Promise<void> {
    const loaded = await this.load(events, rows);
    for (const recorded of events) {
      if (recorded.type === 'CaseReopened') await this.table.recall?.(recorded);
      const event = decodedFor(recorded, this.registry);
      if (isCalendarEvent(event)) this.publish(event);
      else if (isCaseEvent(event)) this.happen(event, loaded);
    }
  }

  private happen(event: DecodedEvent<CaseEvent>, loaded: ReadonlyMap<string, E>): void {
    const caseId = event.stream.slice(CASE_STREAM_PREFIX.length);
    const known = this.waiting.get(caseId);
    const entry = known?.after ?? this.inMemory(caseId) ?? loaded.get(caseId) ?? null;
    const after = this.next(entry, event);
    if (after !== entry) this.waiting.set(caseId, { caseId, before: known ? known.before : entry, after });
  }

  take(): RowChanges {
    const recomputation = this.recomputation;
    this.recomputation = null;
    if (recomputation) return recomputation;
    for (const { caseId, after } of this.handedOver.values()) this.remembered.set(caseId, after);
    this.handedOver = this.waiting;
    this.waiting = new Map();
    const changed = [...this.handedOver.values()];
    const gathered = this.table.gathered?.();
    return async (tx) => {
      await this.table.write(tx, changed);
      await gathered?.(tx);
    };
  }

  private next(entry: E | null, event: DecodedEvent<CaseEvent>): E {
    const expected = (entry?.revision ?? -1) + 1;
    if (this.table.everyRevision ? event.revision !== expected : event.revision < expected)
      throw new CannotApply(
        nameOf(event),
        `the revision before it must be ${event.revision - 1}, it is ${expected - 1}`,
      );
    const region = entry?.region ?? (event.event.type === 'RequestReceived' ? event.event.data.region : '');
    const after = this.table.next(entry, event, this.calendars.of(region));
    if (!after) throw new CannotApply(nameOf(event), 'a case begins with its receipt');
    return after;
  }

  private inMemory(caseId: string): E | undefined {
    return this.handedOver.get(caseId)?.after ?? this.remembered.get(caseId);
  }

  /** The entries that the events need and memory has not. */
  private async load(events: readonly RecordedEvent[], rows: Sql): Promise<ReadonlyMap<string, E>> {
    const missing = new Set<string>();
    const begun = new Set<string>();
    for (const { stream, revision } of events) {
      if (!stream.startsWith(CASE_STREAM_PREFIX)) continue;
      const caseId = stream.slice(CASE_STREAM_PREFIX.length);
      if (revision === 0) begun.add(caseId);
      else if (!begun.has(caseId) && !this.waiting.has(caseId) && !this.inMemory(caseId)) missing.add(caseId);
    }
    return missing.size > 0 ? this.table.load(rows, [...missing]) : new Map<string, E>();
  }

  /** Everything that was folded before has been written by now. */
  private publish({ event, metadata }: DecodedEvent<CalendarEvent>): void {
    const { region } = event.data;
    this.calendars.apply(event);
    this.remembered.clear();
    this.handedOver.clear();
    const calendar = this.calendars.of(region);
    this.recomputation = (tx) => this.table.recompute(tx, region, calendar, metadata.occurredAt);
  }
}

/** The streams that the projections of cases follow. */
export function isOfCases({ stream }: { readonly stream: string }): boolean {
  return stream.startsWith(CASE_STREAM_PREFIX) || stream.startsWith(CALENDAR_STREAM_PREFIX);
}

/** A new calendar changes rows that no event of the batch names: it is folded alone. */
export function isOfCalendar({ stream }: { readonly stream: string }): boolean {
  return stream.startsWith(CALENDAR_STREAM_PREFIX);
}

function isCalendarEvent(event: DecodedEvent): event is DecodedEvent<CalendarEvent> {
  return isOfCalendar(event);
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
      const event = decodedFor(recorded, registry);
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
