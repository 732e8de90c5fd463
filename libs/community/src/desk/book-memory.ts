import { decodeEvent, type EventRegistry } from '#libs/event-log';
import {
  comparePositions,
  type EventBatch,
  type EventLog,
  type Position,
  type Subscription,
} from '#libs/event-log/domain';
import type { Instant } from '#libs/clocks/domain';
import { BOOKS, bookNamed, entryOfStream } from '../books.js';
import type { Entry, Listed, Unbegun } from '../kit/index.js';

const DATE_LENGTH = 10;
const WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 2;

/** The small books in memory, kept current by following the log: what is asked of all of their entries at once, such as whether a name is taken. */
export class BookMemory {
  private readonly states = new Map<string, Map<string, Unbegun | Entry>>();
  private at: Position | null = null;
  /** The day up to which it was tidied. */
  private tidied = '';
  private failed: Error | null = null;
  private subscription: Subscription | null = null;

  private constructor(
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
  ) {}

  /** Reads what is in the log, then follows it. */
  static async open(log: EventLog, registry: EventRegistry): Promise<BookMemory> {
    const memory = new BookMemory(log, registry);
    const streamPrefixes = BOOKS.filter(({ few }) => few).map(({ name }) => `${name}-`);
    if (streamPrefixes.length === 0) return memory;
    for await (const batch of log.readAll(null, { streamPrefixes })) memory.take(batch);
    memory.subscription = log.subscribe(memory.at, { streamPrefixes }, (batch) => Promise.resolve(memory.take(batch)));
    memory.subscription.ended.catch((error: unknown) => {
      memory.failed = error instanceof Error ? error : new Error(String(error));
    });
    return memory;
  }

  /** Waits until it knows everything that is written by now. Throws where it follows the log no more. */
  async reachHead(): Promise<void> {
    const head = await this.log.head();
    const until = Date.now() + WITHIN_MS;
    while (this.at === null ? head.offset > 0n : comparePositions(this.at, head) < 0) {
      if (this.failed) throw this.failed;
      if (Date.now() > until) throw new Error('the small books do not follow the log');
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** The entries of a book in a region. */
  all(book: string, region: string): readonly Listed<Entry>[] {
    return [...(this.states.get(book) ?? [])].flatMap(([id, entry]) =>
      entry.phase !== 'none' && 'region' in entry && entry.region === region ? [{ id, entry }] : [],
    );
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
    await this.subscription?.ended.catch(() => undefined);
  }

  private take(batch: EventBatch): void {
    let now: Instant | null = null;
    for (const recorded of batch.events) {
      const of = entryOfStream(recorded.stream);
      const matter = of && bookNamed(of.book.name)?.matter;
      if (!of || !matter) continue;
      const states = this.states.get(of.book.name) ?? new Map<string, Unbegun | Entry>();
      this.states.set(of.book.name, states);
      const event = decodeEvent(recorded, this.registry);
      states.set(of.id, matter.evolve(states.get(of.id) ?? matter.initial, event));
      now = event.metadata.recordedAt;
    }
    if (now !== null) this.forget(now);
    this.at = batch.position;
  }

  /** Once a day lets go of what no decision looks at any more. */
  private forget(now: Instant): void {
    const day = now.slice(0, DATE_LENGTH);
    if (day <= this.tidied) return;
    this.tidied = day;
    for (const [name, states] of this.states) {
      const book = bookNamed(name);
      for (const [id, entry] of states)
        if (entry.phase === 'none' || !('region' in entry) || !book?.remembered(entry, now)) states.delete(id);
    }
  }
}
