import { END, streamNameFilter } from '@eventstore/db-client';
import type { EventStoreConnection } from './connection.js';

const RECONNECT_MS = 250;

/**
 * Tells readers that there is something to read: a live subscription to the log, whose events are hints and nothing more. The client does not
 * subscribe again by itself; until that is done, and where a connection is lost without a word, readers poll.
 */
export class WakeUp {
  private readonly listeners = new Set<() => void>();
  private begun = false;
  private closed = false;
  private end: () => void = () => undefined;
  private again: NodeJS.Timeout | null = null;

  constructor(private readonly connection: EventStoreConnection) {
    connection.onReplaced(() => {
      if (this.begun) this.end();
    });
  }

  /** Calls back on every hint until the returned function is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    if (!this.begun) this.subscribe();
    return () => this.listeners.delete(listener);
  }

  ring(): void {
    for (const listener of this.listeners) listener();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.again ?? undefined);
    this.end();
  }

  private subscribe(): void {
    this.begun = true;
    if (this.closed) return;
    const { client, address } = this.connection;
    const subscription = client.subscribeToAll({
      fromPosition: END,
      // Without a prefix the server may be the project's own, but the streams that begin with $ are not.
      filter:
        address.streamPrefix === ''
          ? streamNameFilter({ regex: '^[^$]' })
          : streamNameFilter({ prefixes: [address.streamPrefix] }),
    });
    let ended = false;
    const lost = (): void => {
      if (ended) return;
      ended = true;
      if (!this.closed) this.again = setTimeout(() => this.subscribe(), RECONNECT_MS);
    };
    this.end = () => {
      subscription.unsubscribe().catch(() => undefined);
      // The client lets a stream hang that was cancelled.
      lost();
    };
    // What was appended before there was somebody to hear it.
    subscription.on('confirmation', () => this.ring());
    subscription.on('data', () => this.ring());
    subscription.on('error', lost);
    subscription.on('end', lost);
    subscription.on('close', lost);
  }
}
