import {
  comparePositions,
  type EventBatch,
  type EventLog,
  type Position,
  type Subscription,
} from '#libs/event-log/domain';

/** More events than this waiting for one reader, and it is let go: it reads on by itself and joins again. */
const INBOX_EVENTS = 5_000;
const RESUBSCRIBE_MS = 500;

/** What a projection that keeps up gets from the shared subscription. */
export interface Inbox {
  /** Everything that has arrived, joined; waits for the first. Null: it fell behind, read by yourself and join again. `nudged`: nothing has arrived. */
  next(signal: AbortSignal): Promise<EventBatch | null | 'nudged'>;
  /** Ends the wait: there is something to do beside the log. */
  nudge(): void;
  leave(): void;
}

/** One subscription to the log that feeds all projections of a process. */
export class SharedFeed {
  private readonly inboxes = new Set<BoundedInbox>();
  private subscription: Subscription | null = null;
  private position: Position | null = null;
  private stopped = false;

  constructor(private readonly log: EventLog) {}

  /** Joins at the head: the inbox gets everything that is appended after this call has returned, perhaps something before it. */
  async join(): Promise<Inbox> {
    this.position ??= await this.log.head();
    const inbox = new BoundedInbox(() => this.inboxes.delete(inbox));
    this.inboxes.add(inbox);
    this.start();
    return inbox;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.subscription?.stop();
  }

  private start(): void {
    if (this.subscription || this.stopped) return;
    const subscription = this.log.subscribe(this.position, {}, (batch) => this.deliver(batch));
    this.subscription = subscription;
    const again = (): void => {
      this.subscription = null;
      if (!this.stopped) setTimeout(() => this.start(), RESUBSCRIBE_MS).unref();
    };
    subscription.ended.then(again, again);
  }

  private deliver(batch: EventBatch): Promise<void> {
    this.position = batch.position;
    for (const inbox of this.inboxes) inbox.put(batch);
    return Promise.resolve();
  }
}

class BoundedInbox implements Inbox {
  private batches: EventBatch[] = [];
  private waiting = 0;
  private overflown = false;
  private nudged = false;
  private wake: () => void = () => undefined;

  constructor(private readonly left: () => void) {}

  put(batch: EventBatch): void {
    if (this.overflown) return;
    this.waiting += batch.events.length;
    this.batches.push(batch);
    if (this.waiting > INBOX_EVENTS) {
      this.overflown = true;
      this.batches = [];
    }
    this.wake();
  }

  nudge(): void {
    this.nudged = true;
    this.wake();
  }

  async next(signal: AbortSignal): Promise<EventBatch | null | 'nudged'> {
    while (this.batches.length === 0 && !this.overflown && !this.nudged) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        const done = (): void => {
          signal.removeEventListener('abort', done);
          resolve();
        };
        this.wake = done;
        signal.addEventListener('abort', done);
      });
    }
    this.nudged = false;
    if (this.overflown) return null;
    if (this.batches.length === 0) return 'nudged';
    const batches = this.batches;
    this.batches = [];
    this.waiting = 0;
    return joined(batches);
  }

  leave(): void {
    this.left();
  }
}

function joined(batches: readonly EventBatch[]): EventBatch | null {
  const last = batches.at(-1);
  if (!last) return null;
  return {
    events: batches.length === 1 ? last.events : batches.flatMap(({ events }) => events),
    position: last.position,
  };
}

/** What of a batch lies after a position; null when it brings nothing new. */
export function after(batch: EventBatch, position: Position): EventBatch | null {
  if (comparePositions(batch.position, position) <= 0) return null;
  const first = batch.events[0];
  if (!first || comparePositions(first.position, position) > 0) return batch;
  return { ...batch, events: batch.events.filter((event) => comparePositions(event.position, position) > 0) };
}
