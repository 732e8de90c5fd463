import type pg from 'pg';
import type { EventRegistry } from '#libs/event-log';
import {
  comparePositions,
  type EventBatch,
  type EventLog,
  type Position,
  type RecordedEvent,
} from '#libs/event-log/domain';
import { advance, setPatience, type Lease } from './lease.js';
import type { Fold, Projection } from './projection.js';

/** Events a batch while a build catches up. */
const CATCH_UP_BATCH = 2_500;
/**
 * Rows that may wait for their transaction while a build catches up, about 2 kB each. A case is written once however often it changed meanwhile: at
 * a city's 5,500 cases a day, some 35,000 of them open, that spares most of the writing.
 */
const PENDING_ROWS = 40_000;

export interface LogReader {
  readonly log: EventLog;
  readonly registry: EventRegistry;
}

/** Brings one build forward, batch by batch, as long as its lease is good. */
export class BuildWriter {
  private writing: Promise<void> = Promise.resolve();
  /** Of the last event that was folded: only where an event stands can a log be read on. */
  private reached: Position;

  private constructor(
    private readonly projection: Projection,
    private readonly reader: LogReader,
    private readonly pool: pg.Pool,
    private readonly client: pg.ClientBase,
    readonly lease: Lease,
    private readonly fold: Fold,
  ) {
    this.reached = lease.position;
  }

  static async open(
    projection: Projection,
    { log, registry, pool }: LogReader & { readonly pool: pg.Pool },
    client: pg.ClientBase,
    lease: Lease,
  ): Promise<BuildWriter> {
    const { schema, position } = lease;
    const fold = await projection.open({ schema, position: position.offset === 0n ? null : position, log, registry });
    return new BuildWriter(projection, { log, registry }, pool, client, lease, fold);
  }

  /** Writes what the events change and moves the checkpoint to the batch's position. Throws CannotApply, LeaseLost. */
  async write(batch: EventBatch): Promise<void> {
    await this.foldBatch(batch);
    await this.written(batch.position);
  }

  /**
   * Reads on to `until` (without it: to the head). The next batch is on its way while one is folded, and folding goes on while rows are written.
   * Returns how many events there were.
   */
  async catchUp(signal: AbortSignal, until?: Position): Promise<number> {
    let { position } = this.lease;
    if (until && comparePositions(position, until) >= 0) return 0;
    const batches = this.reader.log
      .readAll(position.offset === 0n ? null : position, {}, { batch: CATCH_UP_BATCH, ...(until ? { until } : {}) })
      [Symbol.asyncIterator]();
    let count = 0;
    await setPatience(this.client, 'catching-up');
    try {
      let coming = batches.next();
      for (;;) {
        const { done, value } = await coming;
        if (done) break;
        signal.throwIfAborted();
        coming = batches.next();
        coming.catch(() => undefined);
        await this.foldBatch(value);
        position = value.position;
        count += value.events.length;
        if (this.fold.pending >= PENDING_ROWS) await this.begin(position);
      }
      await this.written(position);
      return count;
    } finally {
      await batches.return?.();
      await this.writing.catch(() => undefined);
      await setPatience(this.client, 'following').catch(() => undefined);
    }
  }

  private async foldBatch({ events, position }: EventBatch): Promise<void> {
    let run: RecordedEvent[] = [];
    for (const event of events) {
      if (!this.projection.folds(event)) continue;
      if (!this.projection.alone(event)) {
        run.push(event);
        this.reached = event.position;
        continue;
      }
      await this.fold.fold(run, this.pool);
      run = [];
      await this.written(this.reached);
      await this.fold.fold([event], this.pool);
      await this.written(event.position);
    }
    await this.fold.fold(run, this.pool);
    this.reached = position;
  }

  /** Everything that has been folded is written and committed, up to the position. */
  private async written(position: Position): Promise<void> {
    await this.begin(position);
    await this.writing;
  }

  /** Begins to write what is pending, as soon as what was begun before is committed. */
  private async begin(position: Position): Promise<void> {
    await this.writing;
    if (comparePositions(position, this.lease.position) <= 0) return;
    this.writing = advance(this.client, this.lease, position, this.fold.take());
    this.writing.catch(() => undefined);
  }
}
