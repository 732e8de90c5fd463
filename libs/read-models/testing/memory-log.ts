import {
  comparePositions,
  WrongExpectedRevision,
  type Appended,
  type DecodedEvent,
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
} from '#libs/event-log/domain';

/** A log in memory, for the specs of what follows a log: it keeps the port, loses nothing and forgets everything at the end. */
export class MemoryLog implements EventLog {
  private readonly events: RecordedEvent[] = [];
  private readonly followers = new Set<() => void>();

  constructor(private readonly logName = 'testlog0') {}

  name(): Promise<string> {
    return Promise.resolve(this.logName);
  }

  /** Adds events as they were decoded; their positions are given anew. */
  put(events: readonly DecodedEvent[]): Position {
    for (const { event, metadata, stream, revision } of events) {
      const position = { log: this.logName, offset: BigInt(this.events.length + 1) };
      const texts = { data: JSON.stringify(event.data), metadata: JSON.stringify(metadata) };
      this.events.push({ id: metadata.id, type: event.type, ...texts, stream, revision, position });
    }
    for (const wake of this.followers) wake();
    return this.last();
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    const actual = this.events.findLast((event) => event.stream === stream)?.revision ?? 'no-stream';
    if (actual !== expected) return Promise.reject(new WrongExpectedRevision(stream, expected, actual));
    let revision = actual === 'no-stream' ? -1 : actual;
    for (const event of events) {
      revision += 1;
      const position = { log: this.logName, offset: BigInt(this.events.length + 1) };
      this.events.push({ ...event, stream, revision, position });
    }
    for (const wake of this.followers) wake();
    return Promise.resolve({ revision, position: this.last() });
  }

  readStream(stream: string, { from = 0, limit = Infinity }: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    const events = this.events.filter((event) => event.stream === stream && event.revision >= from);
    return Promise.resolve(events.slice(0, limit));
  }

  async *readAll(
    after: Position | null,
    filter: EventFilter,
    options: ReadAllOptions = {},
  ): AsyncGenerator<EventBatch> {
    const { batch = 1_000, until = this.last() } = options;
    let position = after ?? this.start();
    while (comparePositions(position, until) < 0) {
      const from = Number(position.offset);
      const events = this.events.slice(from, Math.min(from + batch, Number(until.offset)));
      position = events.at(-1)?.position ?? until;
      yield await Promise.resolve({ events: events.filter((event) => matches(event, filter)), position });
    }
  }

  subscribe(
    after: Position | null,
    filter: EventFilter,
    onBatch: (batch: EventBatch) => Promise<void>,
    { batch = 1_000 }: SubscribeOptions = {},
  ): Subscription {
    let stopped = false;
    let wake = (): void => undefined;
    const onWake = (): void => wake();
    this.followers.add(onWake);
    const follow = async (): Promise<void> => {
      let position = after;
      while (!stopped) {
        for await (const read of this.readAll(position, filter, { batch })) {
          if (stopped) return;
          await onBatch(read);
          position = read.position;
        }
        if (comparePositions(position ?? this.start(), this.last()) < 0) continue;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    };
    const ended = follow().finally(() => this.followers.delete(onWake));
    const stop = (): Promise<void> => {
      stopped = true;
      wake();
      return ended;
    };
    return { ended, stop };
  }

  head(): Promise<Position> {
    return Promise.resolve(this.last());
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private start(): Position {
    return { log: this.logName, offset: 0n };
  }

  private last(): Position {
    return { log: this.logName, offset: BigInt(this.events.length) };
  }
}

function matches(event: RecordedEvent, { streamPrefixes }: EventFilter): boolean {
  return !streamPrefixes || streamPrefixes.some((prefix) => event.stream.startsWith(prefix));
}
