import type { Logger } from '#libs/runtime';
import { decodeEvent, type EventRegistry } from '#libs/event-log';
import {
  comparePositions,
  printPosition,
  type EventBatch,
  type EventLog,
  type Position,
  type Subscription,
} from '#libs/event-log/domain';
import { referenceRegistry, REFERENCE_STREAM_PREFIXES, type ReferenceEvent } from './reference-events.js';
import { ReferenceState } from './reference-state.js';

const FILTER = { streamPrefixes: REFERENCE_STREAM_PREFIXES };

interface Waiting {
  readonly position: Position;
  readonly done: () => void;
}

/**
 * Units, items and calendars in memory, kept current by following the log: what decisions are given as values, and what lists are answered from.
 * An event that it cannot read stops it: `failure` then says why, and what it knows stays as it was.
 */
export class ReferenceData extends ReferenceState {
  private readonly registry: EventRegistry = referenceRegistry();
  private readonly waiting = new Set<Waiting>();
  private at: Position | null = null;
  private failed: Error | null = null;
  private subscription: Subscription | null = null;

  private constructor(private readonly logger: Pick<Logger, 'error'>) {
    super();
  }

  /** Reads what is in the log, then follows it. Throws where an event cannot be read, or the log not be reached. */
  static async open(log: EventLog, options: { readonly logger: Pick<Logger, 'error'> }): Promise<ReferenceData> {
    const data = new ReferenceData(options.logger);
    for await (const batch of log.readAll(null, FILTER)) data.take(batch);
    data.follow(log);
    return data;
  }

  /** How far the log has been followed; null while it is empty. */
  get position(): Position | null {
    return this.at;
  }

  /** Why it follows the log no more; null while it does. */
  get failure(): Error | null {
    return this.failed;
  }

  /** Waits until everything up to the position is known: after a load, before it is relied on. Rejects where it is not within `withinMs`. */
  reached(position: Position, withinMs = 5_000): Promise<void> {
    if (this.isPast(position)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const waiting = { position, done: () => settle(resolve) };
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.waiting.delete(waiting);
        end();
      };
      const late = () => reject(this.failed ?? new Error(`the log is not yet known up to ${printPosition(position)}`));
      const timer = setTimeout(() => settle(late), withinMs);
      this.waiting.add(waiting);
    });
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
    await this.subscription?.ended.catch(() => undefined);
  }

  private follow(log: EventLog): void {
    this.subscription = log.subscribe(this.at, FILTER, (batch) => Promise.resolve(this.take(batch)));
    this.subscription.ended.catch((error: unknown) => {
      this.failed = error instanceof Error ? error : new Error(String(error));
      this.logger.error({ err: this.failed }, 'units, items and calendars no longer follow the log');
    });
  }

  private take(batch: EventBatch): void {
    for (const recorded of batch.events) this.apply(decodeEvent<ReferenceEvent>(recorded, this.registry).event);
    this.at = batch.position;
    for (const waiting of [...this.waiting]) if (this.isPast(waiting.position)) waiting.done();
  }

  private isPast(position: Position): boolean {
    return this.at !== null && comparePositions(this.at, position) >= 0;
  }
}
