import type { Logger } from '#libs/runtime';
import type { EventBatch, Subscription } from './domain/index.js';

/** What an engine gives to `follow`: the next batch after the one before, and a bell that is rung when there may be more. */
export interface Followed {
  /** Null where there is nothing new. Throws where the log cannot be reached: then the same is asked again. */
  next(): Promise<NextBatch | null>;
  /** Calls back on every hint, until the returned function is called. */
  listen(ring: () => void): () => void;
  readonly onBatch: (batch: EventBatch) => Promise<void>;
  readonly logger: Logger | undefined;
}

export interface NextBatch {
  readonly batch: EventBatch;
  /** Much was read, and there is likely more. */
  readonly many: boolean;
}

/** Readers are woken by hints; a hint that was lost costs this much at the most. */
const POLL_MS = { first: 25, last: 500 };

/**
 * While appends follow on each other, a reader rests this long between small batches, so that many appends share the price of being read (and of the
 * transaction that a projection writes for a batch). The first append after a quiet time is read at once. A reader whose filter passed nothing was
 * woken for what others wait for, and rests longer.
 */
const REST_MS = { read: 40, passedOver: 150 };

/**
 * Follows a log for ever; see `EventLog.subscribe`. Ends by `stop` or an error of `onBatch`, never by the log. Whatever an engine is told by its server
 * is a hint: what is delivered was read after the batch before it, so that nothing is skipped or repeated over lost connections.
 */
export function follow({ next, listen, onBatch, logger }: Followed): Subscription {
  const bell = new Bell();
  const silence = listen(() => bell.ring());
  let stopped = false;

  async function run(): Promise<void> {
    let wait = POLL_MS.first;
    while (!stopped) {
      bell.reset();
      const read = await nextOrNull();
      if (stopped) return;
      if (read) {
        wait = POLL_MS.first;
        await onBatch(read.batch);
        if (!read.many) await sleep(read.batch.events.length > 0 ? REST_MS.read : REST_MS.passedOver);
      } else {
        await bell.wait(wait);
        wait = Math.min(wait * 2, POLL_MS.last);
      }
    }
  }

  /** Null where there is nothing new, or nobody to ask: both are answered by asking again. */
  async function nextOrNull(): Promise<NextBatch | null> {
    try {
      return await next();
    } catch (error) {
      if (!stopped) logger?.warn({ err: error }, 'the event log cannot be followed for now');
      return null;
    }
  }

  const ended = run().finally(silence);
  ended.catch(() => undefined);
  return {
    ended,
    stop: async () => {
      stopped = true;
      bell.ring();
      await ended.catch(() => undefined);
    },
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A wait that ends by time or by a ring; a ring between `reset` and `wait` is not lost. */
class Bell {
  private rung = false;
  private wake: () => void = () => undefined;

  reset(): void {
    this.rung = false;
  }

  ring(): void {
    this.rung = true;
    this.wake();
  }

  async wait(ms: number): Promise<void> {
    if (this.rung) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
  }
}
