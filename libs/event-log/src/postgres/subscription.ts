import type { EventBatch, EventFilter, Subscription } from '../domain/index.js';
import { isConnectionError } from './connection.js';
import type { EventReader } from './event-reader.js';
import type { WakeUp } from './wake-up.js';

interface Following {
  readonly after: bigint;
  readonly filter: EventFilter;
  readonly batch: number;
  readonly onBatch: (batch: EventBatch) => Promise<void>;
}

/** Readers are woken by hints; a hint that was lost costs this much at the most. */
const POLL_MS = { first: 50, last: 500 };

/** Follows the log from an offset on; see `EventLog.subscribe`. */
export function follow(
  { reader, wakeUp }: { reader: EventReader; wakeUp: WakeUp },
  following: Following,
): Subscription {
  const bell = new Bell();
  const silence = wakeUp.listen(() => bell.ring());
  let stopped = false;

  async function run(): Promise<void> {
    let at = following.after;
    let wait = POLL_MS.first;
    while (!stopped) {
      const next = await readNext(at);
      if (!next) {
        await bell.wait(wait);
        wait = Math.min(wait * 2, POLL_MS.last);
        continue;
      }
      if (stopped) break;
      wait = POLL_MS.first;
      await following.onBatch(next);
      at = next.position.offset;
    }
  }

  /** Null where there is nothing new, or nobody to ask: both are answered by asking again. */
  async function readNext(at: bigint): Promise<EventBatch | null> {
    try {
      bell.reset();
      const head = await reader.head();
      return head > at ? await reader.after(at, head, following.filter, following.batch) : null;
    } catch (error) {
      if (stopped || isConnectionError(error)) return null;
      throw error;
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
  private wake: (() => void) | null = null;

  reset(): void {
    this.rung = false;
  }

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  wait(ms: number): Promise<void> {
    if (this.rung) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);

      const forget = () => (this.wake = null);
      function done(): void {
        clearTimeout(timer);
        forget();
        resolve();
      }
      this.wake = done;
    });
  }
}
