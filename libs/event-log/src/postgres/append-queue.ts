import type pg from 'pg';
import {
  LogUnavailable,
  OutcomeUnknown,
  WrongExpectedRevision,
  type Appended,
  type EventToAppend,
  type ExpectedRevision,
} from '../domain/index.js';
import { isConnectionError, neverSent, sleep } from './connection.js';

interface Pending {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

interface Row {
  readonly place: number;
  readonly outcome: 'appended' | 'repeated' | 'conflict';
  readonly revision: number;
  readonly position: string | null;
}

const STATEMENT = {
  name: 'log-append',
  text: 'select place, outcome, revision, "position" from log.append($1::text[], $2::integer[], $3::integer[], $4::integer[], $5::uuid[], $6::text[], $7::text[], $8::text[])',
};

/** Two batches on the way: while one commits the next is prepared. More only queue at the counter's lock. */
const IN_FLIGHT = 2;
const BATCH_APPENDS = 512;
const BATCH_EVENTS = 4_096;

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

  constructor(
    private readonly pool: pg.Pool,
    private readonly logName: string,
    private readonly patienceMs: number,
    private readonly onAppended: () => void,
  ) {}

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, expected, events, resolve, reject });
      this.schedule();
    });
  }

  /** At the end of this turn of the event loop, so that what comes with it shares the commit. */
  private schedule(): void {
    if (this.scheduled || this.inFlight >= IN_FLIGHT) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.inFlight < IN_FLIGHT) this.sendNext();
    });
  }

  private sendNext(): void {
    const batch = this.takeBatch();
    if (batch.length === 0) return;
    this.inFlight += 1;
    void this.send(batch).finally(() => {
      for (const { stream } of batch) this.busyStreams.delete(stream);
      this.inFlight -= 1;
      if (this.waiting.length > 0) this.schedule();
    });
    if (this.waiting.length > 0) this.schedule();
  }

  private takeBatch(): Pending[] {
    const batch: Pending[] = [];
    const left: Pending[] = [];
    let events = 0;
    for (const pending of this.waiting) {
      const fits = batch.length < BATCH_APPENDS && events < BATCH_EVENTS && !this.busyStreams.has(pending.stream);
      if (!fits) {
        left.push(pending);
        continue;
      }
      this.busyStreams.add(pending.stream);
      batch.push(pending);
      events += pending.events.length;
    }
    this.waiting = left;
    return batch;
  }

  private async send(batch: readonly Pending[]): Promise<void> {
    try {
      this.settle(batch, await this.write(batch));
      this.onAppended();
    } catch (error) {
      if (error instanceof OutcomeUnknown || error instanceof LogUnavailable || batch.length === 1) {
        for (const pending of batch) pending.reject(asLogError(error));
        return;
      }
      // Something in this batch the database would not take: each alone, so that only the one is refused.
      for (const pending of batch) await this.send([pending]);
    }
  }

  private async write(batch: readonly Pending[]): Promise<readonly Row[]> {
    const values = parametersOf(batch);
    const deadline = Date.now() + this.patienceMs;
    let mayBeWritten = false;
    for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
      try {
        return (await this.pool.query<Row>({ ...STATEMENT, values })).rows;
      } catch (error) {
        if (isDeadlock(error)) continue;
        if (!isConnectionError(error)) throw error;
        mayBeWritten ||= !neverSent(error);
        if (Date.now() + wait > deadline) {
          const options = { cause: error };
          throw mayBeWritten
            ? new OutcomeUnknown('the connection was lost during the append', options)
            : new LogUnavailable('the event log cannot be reached', options);
        }
        await sleep(wait);
      }
    }
  }

  private settle(batch: readonly Pending[], rows: readonly Row[]): void {
    for (const { place, outcome, revision, position } of rows) {
      const pending = batch[place - 1];
      if (!pending) continue;
      if (outcome === 'conflict' || position === null) {
        pending.reject(
          new WrongExpectedRevision(pending.stream, pending.expected, revision < 0 ? 'no-stream' : revision),
        );
      } else {
        const repeated = outcome === 'repeated';
        pending.resolve({ revision, position: { log: this.logName, offset: BigInt(position) }, repeated });
      }
    }
  }
}

function parametersOf(batch: readonly Pending[]): unknown[] {
  const events = batch.flatMap(({ events }, index) => events.map((event) => ({ event, owner: index + 1 })));
  return [
    batch.map(({ stream }) => stream),
    batch.map(({ expected }) => (expected === 'no-stream' ? -1 : expected)),
    batch.map(({ events }) => events.length),
    events.map(({ owner }) => owner),
    events.map(({ event }) => event.id),
    events.map(({ event }) => event.type),
    events.map(({ event }) => event.data),
    events.map(({ event }) => event.metadata),
  ];
}

/** Two processes that take new streams in crossing order: one of them simply tries again. */
function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01';
}

function asLogError(error: unknown): Error {
  if (error instanceof OutcomeUnknown || error instanceof LogUnavailable) return error;
  return new LogUnavailable('the database refused the append, and nothing was written', { cause: error });
}
