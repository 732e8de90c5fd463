import type pg from 'pg';
import type { EventRegistry } from '#libs/event-log';
import {
  comparePositions,
  type EventBatch,
  type EventLog,
  type Position,
  type RecordedEvent,
} from '#libs/event-log/domain';
import { projected } from '#libs/runtime';
import { reasonOf, refusesRows } from './faults.js';
import { advance, setPatience, type Lease } from './lease.js';
import { programOf } from './program.js';
import type { Fold, Projection, RowChanges } from './projection.js';
import { forgetFault, SetAsideStreams, toReadOn, type StreamToReadOn } from './set-aside.js';

/** Events a batch while a build catches up. */
const CATCH_UP_BATCH = 2_500;
/**
 * Rows that may wait for their transaction while a build catches up, about 4 kB each with what is being written meanwhile: memory stays the same
 * however long the log. A case is written once however often it changed meanwhile.
 */
const PENDING_ROWS = 10_000;
/** Events in one transaction at first, and by how many times fewer each time, while the one is looked for whose rows the tables refuse. */
const SEARCH = { first: 512, narrower: 8 } as const;

export interface LogReader {
  readonly log: EventLog;
  readonly registry: EventRegistry;
}

/** Brings one build forward, batch by batch, as long as its lease is good. */
export class BuildWriter {
  private writing: Promise<void> = Promise.resolve();
  /** Of the last event that was folded: only where an event stands can a log be read on. */
  private reached: Position;
  /** How far it was last tried to write. */
  private tried: Position;

  private constructor(
    private readonly projection: Projection,
    private readonly reader: LogReader,
    private readonly pool: pg.Pool,
    private readonly client: pg.ClientBase,
    readonly lease: Lease,
    private readonly program: string,
    private fold: Fold,
    private setAside: SetAsideStreams,
  ) {
    this.reached = lease.position;
    this.tried = lease.position;
  }

  static async open(
    projection: Projection,
    { log, registry, pool }: LogReader & { readonly pool: pg.Pool },
    client: pg.ClientBase,
    lease: Lease,
  ): Promise<BuildWriter> {
    const program = programOf(projection, registry);
    const reader = { log, registry };
    const { fold, setAside } = await openFold(projection, reader, pool, lease, program);
    return new BuildWriter(projection, reader, pool, client, lease, program, fold, setAside);
  }

  /** Writes what the events change and moves the checkpoint to the batch's position. Throws LeaseLost. */
  async write(batch: EventBatch): Promise<void> {
    try {
      await this.foldBatch(batch);
      await this.written(batch.position);
    } catch (error) {
      if (!refusesRows(error)) throw error;
      await this.findAndSetAside(batch.position);
    }
  }

  /**
   * Reads on to `until` (without it: to the head). The next batch is on its way while one is folded, and folding goes on while rows are written.
   * Returns how many events there were. Throws LeaseLost.
   */
  async catchUp(signal: AbortSignal, until?: Position): Promise<number> {
    let count = 0;
    for (;;) {
      try {
        await this.readOn(signal, until, (events) => (count += events));
        return count;
      } catch (error) {
        if (!refusesRows(error)) throw error;
        await this.findAndSetAside(this.tried, signal);
      }
    }
  }

  private async readOn(
    signal: AbortSignal,
    until: Position | undefined,
    counted: (events: number) => void,
  ): Promise<void> {
    let { position } = this.lease;
    if (until && comparePositions(position, until) >= 0) return;
    const batches = this.reader.log
      .readAll(position.offset === 0n ? null : position, {}, { batch: CATCH_UP_BATCH, ...(until ? { until } : {}) })
      [Symbol.asyncIterator]();
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
        counted(value.events.length);
        if (this.fold.pending >= PENDING_ROWS) await this.begin(position);
      }
      await this.written(position);
    } finally {
      await batches.return?.();
      await this.writing.catch(() => undefined);
      await setPatience(this.client, 'following').catch(() => undefined);
    }
  }

  /**
   * Reads on what was set aside by another program, or what an operator asks for: each stream from the event at which it was left, under the
   * calendars of now. What still cannot be folded stays set aside. Returns how many streams are read again. Throws LeaseLost.
   */
  async readOnWhatWasSetAside(): Promise<number> {
    const streams = await toReadOn(this.pool, this.lease.schema, this.program);
    if (streams.length === 0) return 0;
    await this.writing;
    let read = 0;
    for (const stream of streams) if (await this.readStreamOn(stream)) read += 1;
    return read;
  }

  private async readStreamOn({ stream, revision }: StreamToReadOn): Promise<boolean> {
    const { lease, client, fold, setAside } = this;
    // What lies after the checkpoint as well: it comes once more, and is passed over as known.
    const events = await this.reader.log.readStream(stream, { from: revision });
    setAside.forget(stream);
    try {
      const changes: RowChanges[] = [(tx) => forgetFault(tx, lease.schema, stream)];
      await fold.readOn(stream, this.pool);
      for (const event of events.filter((each) => this.projection.folds(each))) {
        await fold.fold([event], this.pool);
        if (this.projection.alone(event)) changes.push(fold.take());
      }
      changes.push(fold.take(), setAside.take());
      await advance(client, lease, lease.position, (tx) => inTurn(tx, changes));
      return !setAside.has(stream);
    } catch (error) {
      if (!refusesRows(error)) throw error;
      await this.reopen();
      const event = events.at(-1);
      if (event) await this.setStreamAside(event, error, lease.position);
      return false;
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
    projected.inc({ projection: this.projection.name }, events.length);
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
    const changes = [this.fold.take(), this.setAside.take()];
    this.tried = position;
    this.writing = advance(this.client, this.lease, position, (tx) => inTurn(tx, changes));
    this.writing.catch(() => undefined);
  }

  /**
   * The tables refused a row of what was written last: it is read again from the checkpoint in smaller and smaller steps, until the one event is
   * found for which they do, and its stream is set aside.
   */
  private async findAndSetAside(until: Position, signal?: AbortSignal): Promise<void> {
    await this.reopen();
    let size: number = SEARCH.first;
    while (comparePositions(this.lease.position, until) < 0) {
      signal?.throwIfAborted();
      const batch = await this.nextBatch(size, until);
      if (!batch) return;
      try {
        await this.foldBatch(batch);
        await this.written(batch.position);
        size = Math.min(SEARCH.first, size * SEARCH.narrower);
      } catch (error) {
        if (!refusesRows(error)) throw error;
        await this.reopen();
        const [event] = batch.events;
        if (size === 1 && event) await this.setStreamAside(event, error, batch.position);
        else size = Math.max(1, Math.floor(size / SEARCH.narrower));
      }
    }
  }

  private async nextBatch(size: number, until: Position): Promise<EventBatch | null> {
    const { position } = this.lease;
    const after = position.offset === 0n ? null : position;
    for await (const batch of this.reader.log.readAll(after, {}, { batch: size, until })) return batch;
    return null;
  }

  private async setStreamAside(event: RecordedEvent, error: unknown, to: Position): Promise<void> {
    await this.fold.setAside(event, reasonOf(error), this.pool);
    const changes = [this.fold.take(), this.setAside.take()];
    await advance(this.client, this.lease, to, (tx) => inTurn(tx, changes));
    this.reached = to;
  }

  /** Throws away what has been folded since the checkpoint. */
  private async reopen(): Promise<void> {
    await this.writing.catch(() => undefined);
    this.writing = Promise.resolve();
    const { projection, reader, pool, lease, program } = this;
    ({ fold: this.fold, setAside: this.setAside } = await openFold(projection, reader, pool, lease, program));
    this.reached = lease.position;
    this.tried = lease.position;
  }
}

async function openFold(
  projection: Projection,
  reader: LogReader,
  pool: pg.Pool,
  { schema, position }: Lease,
  program: string,
): Promise<{ fold: Fold; setAside: SetAsideStreams }> {
  const setAside = await SetAsideStreams.load(pool, schema, program);
  const at = position.offset === 0n ? null : position;
  return { fold: await projection.open({ schema, position: at, ...reader, setAside }), setAside };
}

async function inTurn(tx: Parameters<RowChanges>[0], changes: readonly RowChanges[]): Promise<void> {
  for (const change of changes) await change(tx);
}
