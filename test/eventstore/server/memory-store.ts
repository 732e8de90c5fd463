/** An event as the server keeps it. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly stream: string;
  readonly revision: number;
  /** A byte offset in the log, so that most numbers are no event's. */
  readonly position: bigint;
}

export type Proposed = Pick<StoredEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type AppendAnswer =
  | { readonly kind: 'written'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'conflict'; readonly current: number };

/** As many events of the log, one of the server's own is put among them. */
const OWN_EVERY = 7;

/**
 * The events of a server: streams, and all of them in one order, among them those that the server writes for itself. Two servers on one store are two
 * nodes of a cluster.
 */
export class MemoryStore {
  readonly all: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly listeners = new Set<() => void>();
  private end = 0n;
  private sinceOwn = 0;

  constructor() {
    this.own();
  }

  /** `expected`: the revision of the stream's last event, -1 for none. Ids are compared, and nothing else. */
  append(stream: string, expected: number, events: readonly Proposed[]): AppendAnswer {
    const stored = this.streams.get(stream) ?? [];
    if (stored.length !== expected + 1) {
      const before = stored.slice(expected + 1, expected + 1 + events.length);
      const last = before.at(-1);
      const same = before.length === events.length && before.every(({ id }, index) => id === events[index]?.id);
      if (last && same) return { kind: 'written', revision: last.revision, position: last.position };
      return { kind: 'conflict', current: stored.length - 1 };
    }
    let position = this.end;
    for (const event of events) position = this.put(stream, event);
    if ((this.sinceOwn += events.length) >= OWN_EVERY) this.own();
    for (const listener of this.listeners) listener();
    return { kind: 'written', revision: expected + events.length, position };
  }

  stream(name: string): readonly StoredEvent[] | null {
    return this.streams.get(name) ?? null;
  }

  /** The first of all events at or after a position; binary, as the real one seeks. */
  indexAt(position: bigint): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.position ?? 0n) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  onAppend(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private own(): void {
    this.sinceOwn = 0;
    const empty = new TextEncoder().encode('{}');
    const id = `00000000-0000-4000-8000-${String(this.all.length).padStart(12, '0')}`;
    this.put('$stats-127.0.0.1', {
      id,
      type: '$statsCollected',
      contentType: 'application/json',
      data: empty,
      metadata: empty,
    });
  }

  private put(stream: string, event: Proposed): bigint {
    const stored = this.streams.get(stream) ?? [];
    const position = this.end;
    const recorded = { ...event, stream, revision: stored.length, position };
    stored.push(recorded);
    this.streams.set(stream, stored);
    this.all.push(recorded);
    this.end += BigInt(120 + event.data.length + event.metadata.length);
    return position;
  }
}
