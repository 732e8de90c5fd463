import type { Logger } from '#libs/runtime';
import type { EventBatch, EventFilter, Subscription } from '../domain/index.js';
import { sleep } from './connection.js';
import type { EventReader } from './event-reader.js';
import type { WakeUp } from './wake-up.js';

interface Following {
  readonly after: bigint;
  readonly filter: EventFilter;
  readonly batch: number;
  readonly onBatch: (batch: EventBatch) => Promise<void>;
}

interface Means {
  readonly reader: EventReader;
  readonly wakeUp: WakeUp;
  readonly logger: Logger | undefined;
}

/** Readers are woken by hints; a hint that was lost costs this much at the most. */
const POLL_MS = { first: 25, last: 500 };

/**
 * While appends follow on each other, a reader rests this long between small batches, so that many appends share the price of being read (and of the
 * transaction that a projection writes for a batch). The first append after a quiet time is read at once. A reader whose filter passed nothing was
 * woken for what others wait for, and rests longer.
 */
const REST_MS = { read: 40, passedOver: 150 };

/** Follows the log from an offset on; see `EventLog.subscribe`. Ends by `stop` or an error of `onBatch`, never by the database. */
export function follow({ reader, wakeUp, logger }: Means, { after, filter, batch, onBatch }: Following): Subscription {
  const bell = new Bell();
  const silence = wakeUp.listen(() => bell.ring());
  let stopped = false;

  async function run(): Promise<void> {
    let at = after;
    let wait = POLL_MS.first;
    while (!stopped) {
      bell.reset();
      const next = await read(at);
      if (stopped) return;
      if (next) {
        wait = POLL_MS.first;
        const isSmall = next.position.offset - at < batch / 2;
        await onBatch(next);
        at = next.position.offset;
        if (isSmall) await sleep(next.events.length > 0 ? REST_MS.read : REST_MS.passedOver);
      } else {
        await bell.wait(wait);
        wait = Math.min(wait * 2, POLL_MS.last);
      }
    }
  }

  /** Null where there is nothing new, or nobody to ask: both are answered by asking again. */
  async function read(at: bigint): Promise<EventBatch | null> {
    try {
      const next = await reader.after(at, null, filter, batch);
      return next.position.offset > at ? next : null;
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
