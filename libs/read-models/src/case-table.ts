import type { CaseEvent } from '#libs/case';
import type { WorkingCalendar } from '#libs/clocks/domain';
import type { DecodedEvent, DomainEvent, RecordedEvent } from '#libs/event-log/domain';
import type { RowChanges, Sql } from './engine/projection.js';

/** What a projection keeps of one case, or of one entry of a book. */
export interface Entry {
  readonly revision: number;
  readonly region: string;
}

export interface Changed<E extends Entry> {
  readonly caseId: string;
  readonly before: E | null;
  readonly after: E;
  /** The event that changed it last; left out where a calendar did. */
  readonly by?: EventName;
}

/** Which event it is; what it says where that can be read. */
export type EventName = Pick<RecordedEvent, 'stream' | 'revision' | 'type' | 'position'> &
  Partial<Pick<RecordedEvent, 'data' | 'metadata'>>;

/** Which streams a projection keeps an entry for, and by which id. */
export interface Streams {
  own(stream: string): boolean;
  /** Null where the stream is not named as it should be. */
  idOf(stream: string): string | null;
  streamOf(id: string): string;
}

/** How a projection of one entry a case (or an entry of a book, whose `caseId` is its stream) reads, changes and writes its entries. */
export interface CaseTable<E extends Entry, V extends DomainEvent = CaseEvent> {
  readonly streams: Streams;
  /** Of an event that begins one. */
  regionOf(event: V): string;
  /** Whether it folds every event of a case: then none may be missing. */
  readonly everyRevision: boolean;
  load(rows: Sql, caseIds: readonly string[]): Promise<ReadonlyMap<string, E>>;
  /** The entry after the event; null where the event cannot be the first. */
  next(before: E | null, event: DecodedEvent<V>, calendar: WorkingCalendar): E | null;
  /** The leaf where the case counts. */
  leafOf(entry: E): string;
  /** The entry of a case whose stream is set aside: what it was, and that it cannot be read on. */
  unreadable(entry: E, reason: string): E;
  /** The entry of a case that is read on. */
  readable(entry: E, calendar: WorkingCalendar): E;
  /** Computes what is written of the entry and was put off until it is; throws where it cannot be. */
  settle?(entry: E): void;
  /** Is told of a reopening before it is folded: a closed case may have been forgotten, and can be read again from its stream. */
  recall?(event: RecordedEvent): Promise<void>;
  write(tx: Sql, changed: readonly Changed<E>[]): Promise<void>;
  /** Hands over what the table has gathered from the events beside the entries; written right after them. */
  gathered?(): RowChanges;
  /** Selects the region's (`$1`) cases whose deadlines a new calendar may move. */
  readonly running: string;
  entryOf(row: object): { readonly caseId: string; readonly entry: E };
  /** The deadlines folded anew under another calendar, valid from `at` on. */
  underCalendar(entry: E, calendar: WorkingCalendar, at: string): E;
}
