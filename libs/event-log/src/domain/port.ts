import type { EventToAppend, RecordedEvent } from './event.js';
import type { Position } from './position.js';

/** The revision of the stream's last event, or that there is no stream yet. There is no "any": the expectation is always explicit. */
export type ExpectedRevision = number | 'no-stream';

export interface Appended {
  /** Of the last event appended. */
  readonly revision: number;
  readonly position: Position;
  /**
   * True where these ids had been written before and nothing was written now: two commands under one key share their ids, not their bodies. False
   * where they were written by this call. Left out where an engine cannot tell, which it may only where what is stored has the very texts of this
   * call: then it makes no difference which of the two it was.
   */
  readonly repeated?: boolean;
}

/** Streams whose name starts with one of the prefixes; without prefixes every stream of the project. */
export interface EventFilter {
  readonly streamPrefixes?: readonly string[];
}

/** Events in log order, and how far the log has been read with them: never before the last of them, also when the filter left none. */
export interface EventBatch {
  readonly events: readonly RecordedEvent[];
  readonly position: Position;
}

export interface ReadStreamOptions {
  /** First revision wanted; 0 unless told. */
  readonly from?: number;
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** At most this many events a batch; 1000 unless told. */
  readonly batch?: number;
  /** Read no further than here. Without it: up to the head at the time of the call. */
  readonly until?: Position;
}

export interface SubscribeOptions {
  readonly batch?: number;
}

export interface Subscription {
  /** Settles when the subscription has ended: resolved after `stop`, rejected if `onBatch` threw. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * The port to the event store. Two engines keep it; one contract suite (`libs/event-log/testing`) holds both to it.
 *
 * Every call may throw `LogUnavailable`; nothing else than the errors of `errors.ts` comes out of an engine.
 */
export interface EventLog {
  /** The log's name as it stands in its positions. */
  name(): Promise<string>;
  /**
   * Appends the events of one stream, all or none. The same ids at the same expectation a second time are answered as the first time.
   * Throws `WrongExpectedRevision`, `AppendTooLarge` (over 1 MiB, before anything is sent), `OutcomeUnknown`.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended>;
  /**
   * The stream's events by revision; empty when there is no such stream. An engine that does not know where in the log an event of a stream lies
   * names a later position, at the most the head: whoever waits for it waits long enough.
   */
  readStream(stream: string, options?: ReadStreamOptions): Promise<RecordedEvent[]>;
  /** The last event of each stream, in the order of the streams; null where there is no such stream. Positions as of `readStream`. */
  lastEvents(streams: readonly string[]): Promise<(RecordedEvent | null)[]>;
  /** Everything after `after` (`null`: from the beginning) in log order, in batches; ends at the head. */
  readAll(after: Position | null, filter: EventFilter, options?: ReadAllOptions): AsyncIterable<EventBatch>;
  /**
   * Follows the log from after `after` for ever: `onBatch` is awaited before the next batch is delivered. Wakes within milliseconds of an append,
   * survives a lost connection by itself, never skips and never repeats. Batches without events move the position over what the filter ignored.
   */
  subscribe(
    after: Position | null,
    filter: EventFilter,
    onBatch: (batch: EventBatch) => Promise<void>,
    options?: SubscribeOptions,
  ): Subscription;
  /** The position of the last event; offset 0 (or the engine's start) when empty. */
  head(): Promise<Position>;
  close(): Promise<void>;
}
