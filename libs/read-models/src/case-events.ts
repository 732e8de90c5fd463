import { Calendars, CALENDAR_STREAM_PREFIX, type CalendarEvent } from '#libs/clocks/domain';
import type { CaseEvent } from '#libs/case';
import type { EventRegistry } from '#libs/event-log';
import type { DecodedEvent, DomainEvent, RecordedEvent } from '#libs/event-log/domain';
import { decodedFor } from './engine/decoded.js';
import { CannotApply } from './engine/errors.js';
import { isFaultOfEvent, reasonOf } from './engine/faults.js';
import { RecentMap } from './engine/recent-map.js';
import type { BuildContext, Fold, RowChanges, Sql } from './engine/projection.js';
import type { SetAsideStreams } from './engine/set-aside.js';
import type { CaseTable, Changed, Entry, EventName } from './case-table.js';
import { eachPage, writeEach } from './engine/pages.js';
import { whereItCounts } from './where-it-counts.js';

export const CASE_STREAM_PREFIX = 'case-';
/** Cases kept in memory between batches, in each of two generations; about 2 kB each. */
const REMEMBERED = 10_000;

export type { CaseTable, Changed, Entry, Streams } from './case-table.js';

/** Folds the streams of cases, or of the books, under the calendars as they were when each event was written. */
export class CaseFold<E extends Entry, V extends DomainEvent = CaseEvent> implements Fold {
  private readonly remembered = new RecentMap<string, E>(REMEMBERED);
  /** Folded and not handed over yet; handed over, and perhaps not committed yet. */
  private waiting = new Map<string, Changed<E>>();
  private handedOver = new Map<string, Changed<E>>();
  private recomputation: RowChanges | null = null;

  private readonly registry: EventRegistry;
  private readonly setAsideStreams: SetAsideStreams;

  private constructor(
    private readonly table: CaseTable<E, V>,
    private readonly calendars: Calendars,
    { registry, setAside }: Pick<BuildContext, 'registry' | 'setAside'>,
  ) {
    this.registry = registry;
    this.setAsideStreams = setAside;
  }

  static async open<E extends Entry, V extends DomainEvent>(
    context: BuildContext,
    table: CaseTable<E, V>,
  ): Promise<CaseFold<E, V>> {
    return new CaseFold(table, await calendarsAt(context), context);
  }

  get pending(): number {
    return this.waiting.size;
  }

  async fold(events: readonly RecordedEvent[], rows: Sql): Promise<void> {
    const loaded = await this.load(events, rows);
    for (const recorded of events) {
      if (this.setAsideStreams.has(recorded.stream)) continue;
      try {
        await this.foldOne(recorded, loaded);
      } catch (error) {
        if (!isFaultOfEvent(error)) throw error;
        this.putAside(recorded, reasonOf(error), this.known(recorded, loaded));
      }
    }
  }

  async setAside(event: RecordedEvent, reason: string, rows: Sql): Promise<void> {
    const loaded = await this.load([event], rows);
    this.putAside(event, reason, this.known(event, loaded));
  }

  async readOn(stream: string, rows: Sql): Promise<void> {
    const caseId = this.table.streams.idOf(stream);
    if (caseId === null) return;
    const entry = (await this.table.load(rows, [caseId])).get(caseId);
    if (!entry) return;
    const name = { stream, revision: entry.revision, type: '', position: { log: '', offset: 0n } };
    this.change(caseId, entry, this.table.readable(entry, this.calendars.of(entry.region)), name);
  }

  private async foldOne(recorded: RecordedEvent, loaded: ReadonlyMap<string, E>): Promise<void> {
    if (recorded.type === 'CaseReopened') await this.table.recall?.(recorded);
    const event = decodedFor(recorded, this.registry);
    if (isCalendarEvent(event)) this.publish(event);
    else if (this.isOurs(event)) this.happen(event, this.known(recorded, loaded));
  }

  /** The case as it is before the event. */
  private known({ stream }: { readonly stream: string }, loaded: ReadonlyMap<string, E>): E | null {
    const caseId = this.table.streams.idOf(stream) ?? '';
    return this.waiting.get(caseId)?.after ?? this.inMemory(caseId) ?? loaded.get(caseId) ?? null;
  }

  private isOurs(event: DecodedEvent): event is DecodedEvent<V> {
    return this.table.streams.own(event.stream);
  }

  private happen(event: DecodedEvent<V>, entry: E | null): void {
    const caseId = this.table.streams.idOf(event.stream);
    if (caseId === null) throw new CannotApply(nameOf(event), 'its stream is not named as a case is');
    // A stream that was read on for itself gets the events once more that came meanwhile.
    if (entry && event.revision <= entry.revision) return;
    const after = this.next(entry, event);
    if (after !== entry) this.change(caseId, entry, after, nameOf(event));
  }

  private change(caseId: string, entry: E | null, after: E, by: EventName): void {
    const known = this.waiting.get(caseId);
    this.waiting.set(caseId, { caseId, before: known ? known.before : entry, after, by });
  }

  /** The case stays what it was and says why it is no more; where its receipt cannot be read there is no case to say so. */
  private putAside(event: EventName, reason: string, entry: E | null): void {
    const { stream, revision, type, position } = event;
    const { leaf, day } = whereItCounts(event, entry && this.table.leafOf(entry));
    this.setAsideStreams.add({ stream, revision, type, position, reason, leaf, day });
    if (entry) this.change(this.table.streams.idOf(stream) ?? '', entry, this.table.unreadable(entry, reason), event);
  }

  take(): RowChanges {
    const recomputation = this.recomputation;
    this.recomputation = null;
    if (recomputation) return recomputation;
    for (const { caseId, after } of this.handedOver.values()) this.remembered.set(caseId, after);
    for (const one of this.waiting.values()) this.settle(one);
    this.handedOver = this.waiting;
    this.waiting = new Map();
    const changed = [...this.handedOver.values()];
    const gathered = this.table.gathered?.();
    return async (tx) => {
      await this.table.write(tx, changed);
      await gathered?.(tx);
    };
  }

  private settle({ after, by }: Changed<E>): void {
    try {
      this.table.settle?.(after);
    } catch (error) {
      if (by && isFaultOfEvent(error)) this.putAside(by, reasonOf(error), after);
      else throw error;
    }
  }

  private next(entry: E | null, event: DecodedEvent<V>): E {
    const expected = (entry?.revision ?? -1) + 1;
    if (this.table.everyRevision ? event.revision !== expected : event.revision < expected)
      throw new CannotApply(
        nameOf(event),
        `the revision before it must be ${event.revision - 1}, it is ${expected - 1}`,
      );
    const region = entry?.region ?? this.table.regionOf(event.event);
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
      const caseId = this.table.streams.own(stream) ? this.table.streams.idOf(stream) : null;
      if (caseId === null) continue;
      if (revision === 0) begun.add(caseId);
      else if (!begun.has(caseId) && !this.waiting.has(caseId) && !this.inMemory(caseId)) missing.add(caseId);
    }
    return missing.size > 0 ? this.table.load(rows, [...missing]) : new Map<string, E>();
  }

  /** Everything that was folded before has been written by now. */
  private publish(published: DecodedEvent<CalendarEvent>): void {
    this.calendars.apply(published.event);
    this.remembered.clear();
    this.handedOver.clear();
    this.recomputation = (tx) => this.recompute(tx, published);
  }

  /** Folds the deadlines of the region's running cases anew; one for which that cannot be done or stored is set aside. */
  private async recompute(tx: Sql, { event, metadata, ...name }: DecodedEvent<CalendarEvent>): Promise<void> {
    const { table } = this;
    const { region } = event.data;
    const calendar = this.calendars.of(region);
    const aside = async ({ caseId, before }: Pick<Changed<E>, 'caseId' | 'before'>, error: unknown): Promise<void> => {
      if (!before) return;
      const stream = table.streams.streamOf(caseId);
      const reason = reasonOf(error);
      const fault = { stream, revision: before.revision, type: event.type, position: name.position, reason };
      const day = metadata.occurredAt.slice(0, 10);
      await this.setAsideStreams.addNow(tx, { ...fault, leaf: table.leafOf(before), day });
      await table.write(tx, [{ caseId, before, after: table.unreadable(before, reason) }]);
    };
    await eachPage<object>(tx, table.running, [region], async (rows) => {
      const changed: Changed<E>[] = [];
      for (const row of rows) {
        const { caseId, entry: before } = table.entryOf(row);
        if (this.setAsideStreams.has(table.streams.streamOf(caseId))) continue;
        try {
          const after = table.underCalendar(before, calendar, metadata.occurredAt);
          table.settle?.(after);
          changed.push({ caseId, before, after });
        } catch (error) {
          if (!isFaultOfEvent(error)) throw error;
          await aside({ caseId, before }, error);
        }
      }
      await writeEach(tx, changed, (some) => table.write(tx, some), aside);
    });
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

const CASE_STREAM = /^case-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The streams of cases, and the region that a receipt names. */
export const OF_CASES: Pick<CaseTable<Entry>, 'streams' | 'regionOf'> = {
  streams: {
    own: (stream) => stream.startsWith(CASE_STREAM_PREFIX),
    idOf: (stream) => CASE_STREAM.exec(stream)?.[1] ?? null,
    streamOf: (caseId) => CASE_STREAM_PREFIX + caseId,
  },
  regionOf: (event) => (event.type === 'RequestReceived' ? event.data.region : ''),
};

async function calendarsAt({ position, log, registry, setAside }: BuildContext): Promise<Calendars> {
  const calendars = new Calendars();
  if (!position) return calendars;
  const batches = log.readAll(null, { streamPrefixes: [CALENDAR_STREAM_PREFIX] }, { until: position });
  for await (const { events } of batches)
    for (const recorded of events) {
      if (setAside.has(recorded.stream)) continue;
      const event = decodedFor(recorded, registry);
      if (isCalendarEvent(event)) calendars.apply(event.event);
    }
  return calendars;
}

function nameOf({ event, stream, revision, position }: DecodedEvent): ConstructorParameters<typeof CannotApply>[0] {
  return { type: event.type, stream, revision, position };
}
