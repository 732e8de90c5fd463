import type { RecordedEvent } from '../domain/index.js';
import type { LogReader } from './log-reader.js';

/** The last event of an append that was acknowledged. */
export interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  /** Where the server says that the append lies. */
  readonly offset: bigint | undefined;
}

interface Waiting extends Acknowledged {
  readonly events: number;
  readonly resolve: (stored: RecordedEvent | null) => void;
  readonly reject: (error: unknown) => void;
}

/** What lies further apart in the log, in bytes, is not read together. */
const NEAR = 262_144n;
/** Of others, between ours. */
const BETWEEN = 64;
/** Reads on the way; what is acknowledged meanwhile is read together. */
const AT_ONCE = 2;

/**
 * Reads back what was acknowledged. Appends of one moment lie beside each other in the log: they are read together there, so that the price of a call
 * is shared. What is not found so, as an append that had been written long before, is read from its stream.
 */
export class Confirmations {
  private waiting: Waiting[] = [];
  private reading = 0;

  constructor(private readonly reader: LogReader) {}

  /** The event as it is stored; null where the stream does not show it. */
  stored(acknowledged: Acknowledged, events: number): Promise<RecordedEvent | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...acknowledged, events, resolve, reject });
      if (this.reading < AT_ONCE) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.reading += 1;
    // What is acknowledged in the same turn comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.readTogether(this.take());
    this.reading -= 1;
  }

  /** Those that lie near the first of them. */
  private take(): Waiting[] {
    const [first, ...others] = this.waiting.sort((a, b) => Number((a.offset ?? 0n) - (b.offset ?? 0n)));
    if (!first) return [];
    const near = others.filter(({ offset }) => offset !== undefined && offset - (first.offset ?? -NEAR) < NEAR);
    this.waiting = others.filter((each) => !near.includes(each));
    return [first, ...near];
  }

  private async readTogether(appends: readonly Waiting[]): Promise<void> {
    try {
      const found = appends.length > 1 ? await this.inLog(appends) : new Map<string, RecordedEvent>();
      await Promise.all(appends.map(async (each) => each.resolve(found.get(each.id) ?? (await this.inStream(each)))));
    } catch (error) {
      for (const { reject } of appends) reject(error);
    }
  }

  private async inLog(appends: readonly Waiting[]): Promise<Map<string, RecordedEvent>> {
    const size = appends.reduce((sum, { events }) => sum + events, BETWEEN);
    const { events } = await this.reader.page({ commit: appends[0]?.offset ?? 0n, prepare: 0n }, size);
    return new Map(events.map((event) => [event.id, event]));
  }

  private async inStream({ stream, revision, id }: Acknowledged): Promise<RecordedEvent | null> {
    const [stored] = await this.reader.stream(stream, { from: revision, limit: 1 });
    return stored?.id === id ? stored : null;
  }
}
