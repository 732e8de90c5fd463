import type { Logger } from '#libs/runtime';
import { checkAppend } from '../checks.js';
import {
  LogUnavailable,
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
} from '../domain/index.js';
import { follow } from '../follow.js';
import { isNarrow } from '../stream-prefixes.js';
import { readAddress } from './address.js';
import { AppendStream } from './append-stream.js';
import { Appender } from './appender.js';
import { EventStoreConnection } from './connection.js';
import { LogCursor } from './cursor.js';
import { openIdentity } from './identity.js';
import { LogReader } from './log-reader.js';
import { readNarrow } from './narrow-read.js';
import { WakeUp } from './wake-up.js';

export interface EventStoreLogOptions {
  /** `esdb://…` or `esdb+discover://…`; `streamPrefix=` in it sets this log apart from others on the same server. */
  readonly url: string;
  readonly name: string;
  /** How long a call outlasts a server that is away, in milliseconds; 15 s unless told, as a cluster needs some seconds to choose a leader. */
  readonly patienceMs?: number;
  /** How long one answer may take, in milliseconds; 5 s unless told. */
  readonly answerMs?: number;
  readonly logger?: Logger;
}

const PATIENCE_MS = 15_000;
const ANSWER_MS = 5_000;

/** Opens the log of a server or a cluster, and names it where nobody has. Throws LogUnavailable where it cannot be reached within the patience. */
export async function openEventStoreLog(options: EventStoreLogOptions): Promise<EventLog> {
  const { url, name, patienceMs = PATIENCE_MS, answerMs = ANSWER_MS, logger } = options;
  const connection = new EventStoreConnection(readAddress(url, name), { patienceMs, answerMs });
  try {
    const appends = new AppendStream(connection);
    const reader = new LogReader(connection, await openIdentity(connection, appends));
    return new EventStoreLog(connection, appends, reader, logger);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class EventStoreLog implements EventLog {
  private readonly appender: Appender;
  private readonly wakeUp: WakeUp;
  private readonly subscriptions = new Set<Subscription>();
  private closing: Promise<void> | null = null;

  constructor(
    private readonly connection: EventStoreConnection,
    appends: AppendStream,
    private readonly reader: LogReader,
    private readonly logger: Logger | undefined,
  ) {
    this.appender = new Appender(connection, appends, reader);
    this.wakeUp = new WakeUp(connection);
  }

  private get logName(): string {
    return this.reader.identity.name;
  }

  name(): Promise<string> {
    return Promise.resolve(this.logName);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    const bytes = checkAppend(stream, events);
    if (this.closing) throw new LogUnavailable('the event log has been closed');
    const appended = await this.appender.append({ stream, expected, events, bytes });
    this.wakeUp.ring();
    return appended;
  }

  readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    return this.reader.stream(stream, options);
  }

  lastEvents(streams: readonly string[]): Promise<(RecordedEvent | null)[]> {
    return this.reader.lastOf(streams);
  }

  async *readAll(after: Position | null, filter: EventFilter, options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    const from = this.offsetOf(after);
    const until = options.until ? this.offsetOf(options.until) : (await this.head()).offset;
    if (from >= until) return;
    const size = options.batch ?? 1000;
    const { streamPrefixes: prefixes } = filter;
    let at = from;
    let place = this.reader.placeAfter(from);
    if (isNarrow(prefixes)) {
      const found = await readNarrow(this.connection, this.reader, { from: place, until, prefixes });
      place = found.from;
      for (const batch of batchesOf(found.events, until, size)) {
        yield batch;
        at = batch.position.offset;
      }
    }
    const cursor = new LogCursor(this.reader, place, filter, size);
    for (let next = await cursor.next(until); next; next = await cursor.next(until)) {
      if (next.batch.events.length === 0) continue;
      yield next.batch;
      at = next.batch.position.offset;
    }
    if (at < until) yield { events: [], position: { log: this.logName, offset: until } };
  }

  subscribe(
    after: Position | null,
    filter: EventFilter,
    onBatch: (batch: EventBatch) => Promise<void>,
    options: SubscribeOptions = {},
  ): Subscription {
    const place = this.reader.placeAfter(this.offsetOf(after));
    const cursor = new LogCursor(this.reader, place, filter, options.batch ?? 1000);
    const subscription = follow({
      next: () => cursor.next(),
      listen: (ring) => this.wakeUp.listen(ring),
      onBatch,
      logger: this.logger,
    });
    this.subscriptions.add(subscription);
    void subscription.ended.catch(() => undefined).finally(() => this.subscriptions.delete(subscription));
    return subscription;
  }

  async head(): Promise<Position> {
    return { log: this.logName, offset: await this.reader.head() };
  }

  /** Answers the appends that were taken, ends the subscriptions, then the connections. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.all([this.appender.drained(), ...[...this.subscriptions].map((subscription) => subscription.stop())]);
    this.wakeUp.close();
    await this.connection.close();
  }

  private offsetOf(position: Position | null): bigint {
    if (!position) return 0n;
    if (position.log !== this.logName)
      throw new RangeError(`a position of log ${position.log}, not of ${this.logName}`);
    return position.offset;
  }
}

function* batchesOf(events: readonly RecordedEvent[], until: bigint, size: number): Iterable<EventBatch> {
  const wanted = events.filter(({ position }) => position.offset <= until);
  for (let begin = 0; begin < wanted.length; begin += size) {
    const batch = wanted.slice(begin, begin + size);
    const last = batch.at(-1);
    if (last) yield { events: batch, position: last.position };
  }
}
