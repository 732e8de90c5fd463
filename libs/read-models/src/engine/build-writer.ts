import type pg from 'pg';
import { decodeEvent, type EventRegistry } from '#libs/event-log';
import {
  comparePositions,
  type DecodedEvent,
  type EventBatch,
  type EventLog,
  type Position,
  type RecordedEvent,
} from '#libs/event-log/domain';
import { CannotApply } from './errors.js';
import { advance, type Lease } from './lease.js';
import type { Fold, Projection } from './projection.js';

/** Events a transaction while a build catches up: enough to share its price, few enough to keep memory flat. */
export const CATCH_UP_BATCH = 10_000;

export interface LogReader {
  readonly log: EventLog;
  readonly registry: EventRegistry;
}

/** Brings one build forward, batch by batch, as long as its lease is good. */
export class BuildWriter {
  private constructor(
    private readonly projection: Projection,
    private readonly reader: LogReader,
    private readonly client: pg.ClientBase,
    readonly lease: Lease,
    private readonly fold: Fold,
  ) {}

  static async open(
    projection: Projection,
    reader: LogReader,
    client: pg.ClientBase,
    lease: Lease,
  ): Promise<BuildWriter> {
    const { schema, position } = lease;
    const fold = await projection.open({ schema, position: position.offset === 0n ? null : position, ...reader });
    return new BuildWriter(projection, reader, client, lease, fold);
  }

  /** Writes what the events change and moves the checkpoint to the batch's position. Throws CannotApply, LeaseLost. */
  async write(batch: EventBatch): Promise<void> {
    let run: DecodedEvent[] = [];
    for (const event of this.decoded(batch.events)) {
      const last = run.at(-1);
      if (last && (this.projection.alone(event) || this.projection.alone(last))) {
        await this.advance(run, last.position);
        run = [];
      }
      run.push(event);
    }
    await this.advance(run, batch.position);
  }

  private async advance(events: readonly DecodedEvent[], to: Position): Promise<void> {
    const changes = await this.fold.fold(events, this.client);
    await advance(this.client, this.lease, to, changes);
  }

  /** Reads on to `until` (without it: to the head), the next batch on its way while one is written. Returns how many events there were. */
  async catchUp(signal: AbortSignal, until?: Position): Promise<number> {
    const { position } = this.lease;
    if (until && comparePositions(position, until) >= 0) return 0;
    const batches = this.reader.log
      .readAll(position.offset === 0n ? null : position, {}, { batch: CATCH_UP_BATCH, ...(until ? { until } : {}) })
      [Symbol.asyncIterator]();
    let count = 0;
    try {
      let coming = batches.next();
      for (;;) {
        const { done, value } = await coming;
        if (done) return count;
        signal.throwIfAborted();
        coming = batches.next();
        coming.catch(() => undefined);
        await this.write(value);
        count += value.events.length;
      }
    } finally {
      await batches.return?.();
    }
  }

  private decoded(events: readonly RecordedEvent[]): DecodedEvent[] {
    const mine: DecodedEvent[] = [];
    for (const event of events) {
      if (!this.projection.streams.some((prefix) => event.stream.startsWith(prefix))) continue;
      mine.push(this.decode(event));
    }
    return mine;
  }

  private decode(event: RecordedEvent): DecodedEvent {
    try {
      return decodeEvent(event, this.reader.registry);
    } catch (error) {
      throw new CannotApply(event, error instanceof Error ? error.message : String(error));
    }
  }
}
