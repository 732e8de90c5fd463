import type pg from 'pg';
import { appendBatches } from '#libs/runtime';
import {
  LogUnavailable,
  OutcomeUnknown,
  WrongExpectedRevision,
  type Appended,
  type EventToAppend,
  type ExpectedRevision,
} from '../domain/index.js';
import { appendBatch, type Append, type Outcome } from './append-statement.js';
import { isConnectionError, isPassing, isWrongInput, neverSent, sleep } from './connection.js';

interface Pending extends Append {
  readonly bytes: number;
  /** When the caller's patience ends, in milliseconds since the epoch: an outage that lasts is told to all who wait, not to one batch after the other. */
  readonly deadline: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/** What the database answered; after a lost connection nobody can tell whether "repeated" means this call or an earlier one. */
interface Written {
  readonly outcomes: readonly Outcome[];
  readonly tellsRepeats: boolean;
}

/** Two batches on the way: while one commits the next is prepared. More only queue at the counter's lock. */
export const BATCHES_IN_FLIGHT = 2;
/** Fewer appends than this wait for the batch on its way: two half batches cost two commits (32 callers: a quarter more appends a second). */
const WORTH_A_COMMIT = 64;
const BATCH_APPENDS = 512;
const BATCH_EVENTS = 4_096;
const BATCH_BYTES = 4_194_304;

export interface AppendQueueOptions {
  readonly logName: string;
  /** How long an append outlasts a database that is away, in milliseconds. */
  readonly patienceMs: number;
  readonly onAppended: () => void;
}

/**
 * Commits the appends of many callers together, so that the price of a commit is shared. A batch holds one append a stream at the most: a second one
 * waits for the next batch, which keeps the order in which they came. A lost connection is answered by the same append again, which is safe because
 * ids and expectation are the same; after `patienceMs` the caller is told.
 */
export class AppendQueue {
  private waiting: Pending[] = [];
  private inFlight = 0;
  private readonly busyStreams = new Set<string>();
  private scheduled = false;
  private closed = false;
  private drained: (() => void) | null = null;

  constructor(
    private readonly pool: pg.Pool,
    private readonly options: AppendQueueOptions,
  ) {}

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    bytes: number,
  ): Promise<Appended> {
    if (this.closed) return Promise.reject(new LogUnavailable('the event log has been closed'));
    return new Promise((resolve, reject) => {
      const deadline = Date.now() + this.options.patienceMs;
      this.waiting.push({ stream, expected, events, bytes, deadline, resolve, reject });
      this.schedule();
    });
  }

  /** Takes no more, and resolves when everything taken has been answered. */
  close(): Promise<void> {
    this.closed = true;
    if (this.inFlight === 0 && this.waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => (this.drained = resolve));
  }

  /** At the end of this turn of the event loop, so that what comes with it shares the commit. */
  private schedule(): void {
    if (this.scheduled || !this.hasRoom()) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.hasRoom()) this.sendNext();
    });
  }

  private hasRoom(): boolean {
    if (this.inFlight === 0) return true;
    return this.inFlight < BATCHES_IN_FLIGHT && this.waiting.length >= WORTH_A_COMMIT;
  }

  private sendNext(): void {
    const batch = this.takeBatch();
    if (batch.length === 0) return;
    this.inFlight += 1;
    void this.send(batch).finally(() => {
      for (const { stream } of batch) this.busyStreams.delete(stream);
      this.inFlight -= 1;
      if (this.waiting.length > 0) this.schedule();
      else if (this.inFlight === 0) this.drained?.();
    });
    if (this.waiting.length > 0) this.schedule();
  }

  private takeBatch(): Pending[] {
    const batch: Pending[] = [];
    const left: Pending[] = [];
    let events = 0;
    let bytes = 0;
    for (const pending of this.waiting) {
      const full = batch.length >= BATCH_APPENDS || events >= BATCH_EVENTS || bytes >= BATCH_BYTES;
      if (full || this.busyStreams.has(pending.stream)) {
        left.push(pending);
        continue;
      }
      this.busyStreams.add(pending.stream);
      batch.push(pending);
      events += pending.events.length;
      bytes += pending.bytes;
    }
    this.waiting = left;
    return batch;
  }

  private async send(batch: readonly Pending[]): Promise<void> {
    try {
      const taken = appendBatches.seconds.startTimer();
      const written = await this.write(batch);
      taken();
      appendBatches.appends.observe(batch.length);
      this.settle(batch, written);
      this.options.onAppended();
    } catch (error) {
      if (error instanceof OutcomeUnknown || error instanceof LogUnavailable || batch.length === 1) {
        for (const pending of batch) pending.reject(asLogError(error));
        return;
      }
      // Something in this batch the database would not take: each alone, so that only the one is refused.
      for (const pending of batch) await this.send([pending]);
    }
  }

  private async write(batch: readonly Pending[]): Promise<Written> {
    const deadline = Math.min(...batch.map((pending) => pending.deadline));
    let mayBeWritten = false;
    for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
      try {
        return { outcomes: await appendBatch(this.pool, batch), tellsRepeats: !mayBeWritten };
      } catch (error) {
        const lost = isConnectionError(error);
        if (!lost && !isPassing(error) && !mayBeWritten) throw error;
        mayBeWritten ||= lost && !neverSent(error);
        if (Date.now() + wait > deadline) throw givenUp(error, mayBeWritten);
        await sleep(wait);
      }
    }
  }

  private settle(batch: readonly Pending[], { outcomes, tellsRepeats }: Written): void {
    for (const [index, { stream, expected, resolve, reject }] of batch.entries()) {
      const outcome = outcomes[index];
      if (!outcome || outcome.kind === 'conflict') {
        const revision = outcome?.revision ?? -1;
        reject(new WrongExpectedRevision(stream, expected, revision < 0 ? 'no-stream' : revision));
        continue;
      }
      const position = { log: this.options.logName, offset: outcome.offset };
      const repeated = outcome.kind === 'repeated';
      const told = repeated && !tellsRepeats ? {} : { repeated };
      resolve({ revision: outcome.revision, position, ...told });
    }
  }
}

function givenUp(cause: unknown, mayBeWritten: boolean): Error {
  return mayBeWritten
    ? new OutcomeUnknown('the connection was lost during the append', { cause })
    : new LogUnavailable('the event log cannot be reached', { cause });
}

function asLogError(error: unknown): Error {
  if (error instanceof OutcomeUnknown || error instanceof LogUnavailable) return error;
  if (isWrongInput(error)) return new TypeError('data and metadata must be JSON', { cause: error });
  return new LogUnavailable('the database refused the append, and nothing was written', { cause: error });
}
