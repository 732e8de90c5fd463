import { passes } from '../checks.js';
import type { EventBatch, EventFilter, RecordedEvent } from '../domain/index.js';
import type { NextBatch } from '../follow.js';
import type { LogReader, Place } from './log-reader.js';

/** Fewer than this are not asked for: a round to the server costs more than the events. */
const LEAST_PAGE = 500;

/** Goes through the log in batches. Its positions are those of the project's events alone: between them it goes on from where it has read. */
export class LogCursor {
  private waiting: RecordedEvent[] = [];
  private full = false;

  constructor(
    private readonly reader: LogReader,
    private reached: Place,
    private readonly filter: EventFilter,
    private readonly size: number,
  ) {}

  /** Null where the log ends, for now, or `until` has been reached. */
  async next(until: bigint | null = null): Promise<NextBatch | null> {
    while (this.waiting.length === 0) {
      if (until !== null && this.reached.commit >= until) return null;
      const page = await this.reader.page(this.reached, Math.max(this.size, LEAST_PAGE));
      this.waiting = page.events;
      this.reached = page.reached;
      this.full = page.full;
      if (this.waiting.length === 0 && !page.full) return null;
    }
    return this.batch(until);
  }

  private batch(until: bigint | null): NextBatch | null {
    const events: RecordedEvent[] = [];
    let taken = 0;
    for (const event of this.waiting) {
      if (events.length === this.size || (until !== null && event.position.offset > until)) break;
      taken += 1;
      if (passes(event.stream, this.filter.streamPrefixes)) events.push(event);
    }
    const last = this.waiting[taken - 1];
    if (!last) return null;
    this.waiting = this.waiting.slice(taken);
    const batch: EventBatch = { events, position: last.position };
    return { batch, many: this.full || this.waiting.length > 0 };
  }
}
