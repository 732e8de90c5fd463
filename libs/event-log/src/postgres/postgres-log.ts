import type pg from 'pg';
import { createPool, type DatabaseRole, type Logger } from '#libs/runtime';
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
import { follow, type NextBatch } from '../follow.js';
import { AppendQueue, BATCHES_IN_FLIGHT } from './append-queue.js';
import { patiently } from './connection.js';
import { EventReader } from './event-reader.js';
import { WakeUp } from './wake-up.js';

export interface PostgresLogOptions {
  readonly url: string;
  readonly name: string;
  /** Null or left out: as the URL's user. */
  readonly role?: DatabaseRole | null;
  /** For reading; appends have two of their own. */
  readonly maxConnections?: number;
  /** How long a call outlasts a database that is away, in milliseconds; 10 s unless told. */
  readonly patienceMs?: number;
  readonly logger?: Logger;
}

const PATIENCE_MS = 10_000;
/** The slowest answer of a database that works: a large batch on a busy machine. */
const ANSWER_MS = 10_000;

/** Opens the log of a migrated database. Throws LogUnavailable where the database cannot be reached within the patience. */
export async function openPostgresLog(options: PostgresLogOptions): Promise<EventLog> {
  const role = options.role ?? null;
  const patience = options.patienceMs ?? PATIENCE_MS;
  // A server that is frozen and not gone: its connection is given up like a lost one.
  const limits = { connectMs: patience, statementMs: Math.max(patience, ANSWER_MS) };
  const pool = (use: string, max: number) =>
    createPool(options.url, { name: `${options.name} ${use}`, max, role, limits });
  const reading = pool('log', options.maxConnections ?? 4);
  const writing = pool('append', BATCHES_IN_FLIGHT);
  try {
    const { rows } = await patiently(patience, () => reading.query<{ name: string }>('select name from log.identity'));
    const name = rows[0]?.name;
    if (!name) throw new LogUnavailable('the database holds no event log; run the migrations first');
    return new PostgresLog(name, reading, writing, { ...options, patienceMs: patience });
  } catch (error) {
    await Promise.allSettled([reading.end(), writing.end()]);
    throw error;
  }
}

class PostgresLog implements EventLog {
  private readonly reader: EventReader;
  private readonly queue: AppendQueue;
  private readonly wakeUp: WakeUp;
  private readonly patienceMs: number;
  private readonly logger: Logger | undefined;
  private readonly subscriptions = new Set<Subscription>();
  private closing: Promise<void> | null = null;

  constructor(
    private readonly logName: string,
    private readonly reading: pg.Pool,
    private readonly writing: pg.Pool,
    options: PostgresLogOptions,
  ) {
    this.patienceMs = options.patienceMs ?? PATIENCE_MS;
    this.logger = options.logger;
    this.reader = new EventReader(reading, logName);
    this.wakeUp = new WakeUp(options.url, options.name, options.logger);
    this.queue = new AppendQueue(writing, {
      logName,
      patienceMs: this.patienceMs,
      onAppended: () => this.wakeUp.announce(),
    });
  }

  name(): Promise<string> {
    return Promise.resolve(this.logName);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    const bytes = checkAppend(stream, events);
    return this.queue.append(stream, expected, events, bytes);
  }

  readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    return patiently(this.patienceMs, () => this.reader.stream(stream, options));
  }

  lastEvents(streams: readonly string[]): Promise<(RecordedEvent | null)[]> {
    return patiently(this.patienceMs, () => this.reader.lastOf(streams));
  }

  async *readAll(after: Position | null, filter: EventFilter, options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    let at = this.offsetOf(after);
    const until = options.until ? this.offsetOf(options.until) : (await this.head()).offset;
    while (at < until) {
      const from = at;
      const batch = await patiently(this.patienceMs, () =>
        this.reader.after(from, until, filter, options.batch ?? 1000),
      );
      // A position that lies beyond the log is never reached: its newest events are gone.
      if (batch.position.offset <= from) return;
      yield batch;
      at = batch.position.offset;
    }
  }

  subscribe(
    after: Position | null,
    filter: EventFilter,
    onBatch: (batch: EventBatch) => Promise<void>,
    options: SubscribeOptions = {},
  ): Subscription {
    const size = options.batch ?? 1000;
    let at = this.offsetOf(after);
    const next = async (): Promise<NextBatch | null> => {
      const batch = await this.reader.after(at, null, filter, size);
      const read = batch.position.offset - at;
      at = batch.position.offset;
      return read > 0n ? { batch, many: read >= size / 2 } : null;
    };
    const subscription = follow({ next, listen: (ring) => this.wakeUp.listen(ring), onBatch, logger: this.logger });
    this.subscriptions.add(subscription);
    void subscription.ended.catch(() => undefined).finally(() => this.subscriptions.delete(subscription));
    return subscription;
  }

  async head(): Promise<Position> {
    return { log: this.logName, offset: await patiently(this.patienceMs, () => this.reader.head()) };
  }

  /** Answers the appends that were taken, ends the subscriptions, then the connections. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.all([this.queue.close(), ...[...this.subscriptions].map((subscription) => subscription.stop())]);
    await this.wakeUp.close();
    await Promise.all([this.reading.end(), this.writing.end()]);
  }

  private offsetOf(position: Position | null): bigint {
    if (!position) return 0n;
    if (position.log !== this.logName)
      throw new RangeError(`a position of log ${position.log}, not of ${this.logName}`);
    return position.offset;
  }
}
