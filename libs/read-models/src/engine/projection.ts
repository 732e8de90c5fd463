import type { EventLog, Position, RecordedEvent } from '#libs/event-log/domain';
import type { EventRegistry } from '#libs/event-log';
import type { SetAsideStreams } from './set-aside.js';
import type { RowChanges, Sql } from './sql.js';

export type { RowChanges, Sql } from './sql.js';

/** What a fold knows of the build it writes to. */
export interface BuildContext {
  /** The schema that holds this build's tables. */
  readonly schema: string;
  /** How far the rows have come; null: nothing has been folded yet. */
  readonly position: Position | null;
  readonly log: EventLog;
  readonly registry: EventRegistry;
  /** The streams that this build has set aside: the fold passes their events over, and adds to them what it cannot fold. */
  readonly setAside: SetAsideStreams;
}

/**
 * The working memory of one build. It may be thrown away at any time and opened again at the checkpoint: whatever it keeps can be read again from
 * the build's own rows or from the log up to the checkpoint.
 */
export interface Fold {
  /** Folds events that the projection folds, in log order, into what is pending. `rows` reads the build's own tables as they were last committed. An event that cannot be folded sets its stream aside and stops no other. */
  fold(events: readonly RecordedEvent[], rows: Sql): Promise<void>;
  /** Sets the stream of an event aside whose rows the tables refused; of the event nothing has been folded. */
  setAside(event: RecordedEvent, reason: string, rows: Sql): Promise<void>;
  /** A stream that was set aside is read on from here: its rows say so no more. */
  readOn(stream: string, rows: Sql): Promise<void>;
  /** How many rows wait to be written. */
  readonly pending: number;
  /** Hands over what is pending, to be written in the transaction that moves the checkpoint; the changes taken before must be committed by then. */
  take(): RowChanges;
}

/** A table of a projection, and the query of its rows. */
export interface Contents {
  readonly table: string;
  readonly rows: string;
  /** Columns that say where in its log an event lies: another place once the log was moved, and the same row. */
  readonly places?: readonly string[];
}

/** A read model as data: its tables, and how events change their rows. */
export interface Projection {
  readonly name: string;
  /** Grows with every change of tables or fold; a projector that knows a newer version builds it beside the live one. */
  readonly version: number;
  /** Classes with column decorators, in the order in which their tables are made. */
  readonly entities: readonly (new () => object)[];
  /** Whether the event changes anything here; over all others only the checkpoint moves. */
  folds(event: Pick<RecordedEvent, 'stream' | 'type'>): boolean;
  /** Events that are folded in a batch of their own, because they change rows that no other event of a batch names. */
  alone(event: Pick<RecordedEvent, 'stream' | 'type'>): boolean;
  /** Statements that make the secondary indexes; run once, when the build has caught up: they would slow its bulk load. */
  indexes(schema: string): readonly string[];
  /** What must be the same in any two builds at the same position. */
  contents(schema: string): readonly Contents[];
  open(context: BuildContext): Promise<Fold>;
}
