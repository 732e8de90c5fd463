import { EventStoreDBClient, type AllStreamResolvedEvent, type ResolvedEvent } from '@eventstore/db-client';
import { setTimeout as sleep } from 'node:timers/promises';
import { LogUnavailable } from '../domain/index.js';
import { connectionStringOf, type EventStoreAddress } from './address.js';
import { failureOf, NoAnswer } from './failures.js';

/**
 * For every read: what was just written is read from the leader alone. A client that looks for a node while a leader is chosen takes another, and stays
 * with it, whose log is behind; told so, it goes to the leader.
 */
export const AT_LEADER = { requiresLeader: true } as const;

/** What the client gives for a read: a stream of events that may be cancelled. */
export interface Reading<E> {
  on(event: 'data', listener: (event: E) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  cancel(): Promise<void>;
}

export interface ConnectionOptions {
  /** How long a call outlasts a server that is away, in milliseconds. */
  readonly patienceMs: number;
  /** How long a server that works may need for one answer, in milliseconds. */
  readonly answerMs: number;
}

/** Of this process. */
let clientsOpened = 0;
/** A client that was replaced may still be answered; then its connection is ended. */
const RETIRED_AFTER_MS = 60_000;

/**
 * One client, replaced where it does not answer any more: the client itself goes on only where its connection was visibly lost, and keeps no time
 * for reads.
 */
export class EventStoreConnection {
  private current: EventStoreDBClient;
  private readonly replaced = new Map<EventStoreDBClient, NodeJS.Timeout>();
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly address: EventStoreAddress,
    readonly options: ConnectionOptions,
  ) {
    this.current = this.open();
  }

  get client(): EventStoreDBClient {
    return this.current;
  }

  private open(): EventStoreDBClient {
    return EventStoreDBClient.connectionString(connectionStringOf(this.address, clientsOpened++));
  }

  /** Calls back whenever the client has been replaced: what was begun over the one before may never hear again. */
  onReplaced(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** One call; a client that let it pass without an answer is replaced. */
  async call<T>(make: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    const { client } = this;
    try {
      return await make(client);
    } catch (error) {
      if (error instanceof NoAnswer) this.replace(client);
      throw error;
    }
  }

  private replace(silent: EventStoreDBClient): void {
    if (silent !== this.current) return;
    this.current = this.open();
    this.replaced.set(
      silent,
      setTimeout(() => void this.retire(silent), RETIRED_AFTER_MS),
    );
    for (const listener of this.listeners) listener();
  }

  private async retire(client: EventStoreDBClient): Promise<void> {
    clearTimeout(this.replaced.get(client));
    this.replaced.delete(client);
    await end(client).catch(() => undefined);
  }

  /** Reads to the end; asked again until the patience ends. Throws LogUnavailable, and what says that there is no such stream. */
  async read<E extends ResolvedEvent | AllStreamResolvedEvent>(
    begin: (client: EventStoreDBClient) => Reading<E>,
  ): Promise<E[]> {
    const { patienceMs, answerMs } = this.options;
    const deadline = Date.now() + patienceMs;
    for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
      try {
        return await this.call((client) => collect(begin(client), answerMs));
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'not-found') throw error;
        if (failure === 'refused')
          throw new LogUnavailable('the event store refused to read the log', { cause: error });
        if (Date.now() + wait > deadline) throw new LogUnavailable('the event log cannot be reached', { cause: error });
        await sleep(wait);
      }
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([
      this.current.dispose(),
      ...[...this.replaced.keys()].map((client) => this.retire(client)),
    ]);
  }
}

/** To dispose of a client ends its calls, and leaves its connection open. */
async function end(client: EventStoreDBClient): Promise<void> {
  await client.dispose();
  (await client['getChannel']()).close();
}

/**
 * By events, not by `for await`: where a read is cancelled the client lets its stream hang without an end or an error. The time is that of silence,
 * so that a long read that comes in is not cut off.
 */
function collect<E>(reading: Reading<E>, silenceMs: number): Promise<E[]> {
  return new Promise((resolve, reject) => {
    const events: E[] = [];
    const silence = setTimeout(() => {
      reject(new NoAnswer(`nothing came for ${silenceMs} ms`));
      reading.cancel().catch(() => undefined);
    }, silenceMs);
    reading.on('data', (event) => {
      silence.refresh();
      events.push(event);
    });
    reading.on('error', (error) => {
      clearTimeout(silence);
      reject(error);
    });
    reading.on('end', () => {
      clearTimeout(silence);
      resolve(events);
    });
  });
}
