import { checkAppend, passes } from '../src/checks.js';
import {
  WrongExpectedRevision,
  type Appended,
  type EventBatch,
  type EventFilter,
  type EventLog,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type Subscription,
} from '../src/domain/index.js';

/** The port in memory, for the tests of those who use it; the contract suite holds it to the same behaviour as the engines. */
export class MemoryEventLog implements EventLog {
  protected readonly events: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly bells = new Set<() => void>();
  private readonly subscriptions = new Set<Subscription>();

  constructor(private readonly logName = 'memory00') {}

  name(): Promise<string> {
    return Promise.resolve(this.logName);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    checkAppend(stream, events);
    const stored = this.streams.get(stream) ?? [];
    const first = expected === 'no-stream' ? 0 : expected + 1;
    if (stored.length !== first) return this.repeated(stream, expected, stored, first, events);
    for (const event of events) this.store(stream, event);
    this.ring();
    return { revision: first + events.length - 1, position: this.positionAt(this.events.length), repeated: false };
  }

  /** Puts an event behind the last one of its stream, unchecked and unheard until `ring`. */
  protected store(stream: string, { id, type, data, metadata }: EventToAppend): void {
    const stored = this.streams.get(stream) ?? [];
    const position = this.positionAt(this.events.length + 1);
    const recorded = { id, type, data, metadata, stream, revision: stored.length, position };
    this.events.push(recorded);
    this.streams.set(stream, stored);
    stored.push(recorded);
  }

  protected ring(): void {
    for (const ring of this.bells) ring();
  }

  private repeated(
    stream: string,
    expected: ExpectedRevision,
    stored: readonly RecordedEvent[],
    first: number,
    events: readonly EventToAppend[],
  ): Appended {
    const last = stored[first + events.length - 1];
    if (last && events.every(({ id }, index) => stored[first + index]?.id === id))
      return { revision: last.revision, position: last.position, repeated: true };
    throw new WrongExpectedRevision(stream, expected, stored.length === 0 ? 'no-stream' : stored.length - 1);
  }

  readStream(stream: string, { from = 0, limit }: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    const stored = this.streams.get(stream) ?? [];
    return Promise.resolve(stored.slice(from, limit === undefined ? undefined : from + limit));
  }

  lastEvents(streams: readonly string[]): Promise<(RecordedEvent | null)[]> {
    return Promise.resolve(streams.map((stream) => this.streams.get(stream)?.at(-1) ?? null));
  }

  async *readAll(after: Position | null, filter: EventFilter, options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    let at = this.offsetOf(after);
    const until = options.until ? this.offsetOf(options.until) : this.events.length;
    while (at < until) {
      const batch = this.batchAfter(at, until, filter, options.batch ?? 1000);
      yield batch;
      at = Number(batch.position.offset);
    }
  }

  subscribe(
    after: Position | null,
    filter: EventFilter,
    onBatch: (batch: EventBatch) => Promise<void>,
    options: SubscribeOptions = {},
  ): Subscription {
    let stopped = false;
    let wake: () => void = () => undefined;
    const ring = () => wake();
    let at = this.offsetOf(after);
    this.bells.add(ring);
    const run = async () => {
      while (!stopped) {
        if (at < this.events.length) {
          const batch = this.batchAfter(at, this.events.length, filter, options.batch ?? 1000);
          await onBatch(batch);
          at = Number(batch.position.offset);
        } else await new Promise<void>((resolve) => (wake = resolve));
      }
    };
    const ended = run().finally(() => this.bells.delete(ring));
    ended.catch(() => undefined);
    const stop = async () => {
      stopped = true;
      wake();
      await ended.catch(() => undefined);
    };
    const subscription = { ended, stop };
    this.subscriptions.add(subscription);
    return subscription;
  }

  head(): Promise<Position> {
    return Promise.resolve(this.positionAt(this.events.length));
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
  }

  private batchAfter(at: number, until: number, { streamPrefixes }: EventFilter, size: number): EventBatch {
    const end = Math.min(at + size, until);
    const events = this.events.slice(at, end).filter(({ stream }) => passes(stream, streamPrefixes));
    return { events, position: this.positionAt(end) };
  }

  protected positionAt(offset: number): Position {
    return { log: this.logName, offset: BigInt(offset) };
  }

  private offsetOf(position: Position | null): number {
    if (!position) return 0;
    if (position.log !== this.logName)
      throw new RangeError(`a position of log ${position.log}, not of ${this.logName}`);
    return Number(position.offset);
  }
}
