import { openRefusalsDesk, refusalsMatter, type RequestRefused } from '#libs/case';
import { EventRegistry } from '#libs/event-log';
import type { DomainEvent, EventLog } from '#libs/event-log/domain';
import { localDateOf, type WorkingCalendar } from '#libs/clocks/domain';
import {
  Desk,
  History,
  type Aggregate,
  type Asked,
  type CommandEnvelope,
  type DeskPorts,
  type Outcome,
} from '#libs/kernel';
import { eventTypesOf, type AnyCommand, type Refusal } from '#libs/kernel/domain';
import type { RegionTree } from '#libs/region/domain';
import type { ResidentFacts } from '#libs/residents/domain';
import { BOOKS, bookNamed, bookStream } from '../books.js';
import type { Book, BookContext, BookTypes, Entry, Listed, Unbegun } from '../kit/index.js';
import type { BookMemory } from './book-memory.js';

/** What the desks of the books work with. */
export interface BookDeskPorts extends DeskPorts {
  readonly reference: { readonly tree: RegionTree; calendarOf(region: string): WorkingCalendar };
  readonly residents: (ids: readonly string[]) => Promise<readonly ResidentFacts[]>;
  readonly memory: Pick<BookMemory, 'all' | 'reachHead'>;
}

/** Where commands to one book are carried out. */
export type BookDesk = Desk<BookTypes<Entry>, AnyCommand, DomainEvent>;

/** A desk for every book on the list. */
export function openBookDesks(ports: BookDeskPorts, books: readonly Book[] = BOOKS): readonly BookDesk[] {
  const refusals = openRefusalsDesk(
    { ...ports, registry: new EventRegistry(eventTypesOf(refusalsMatter)) },
    (asker, now) => ({ asker, now, tree: ports.reference.tree }),
  );
  return books.map((book) => new DeskInTurn(book, new BookAggregate(book, ports, refusals), ports));
}

/** Commands of a book that look at the same queue are carried out one after the other, so that each sees what the one before did. */
class DeskInTurn extends Desk<BookTypes<Entry>, AnyCommand, DomainEvent> {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly book: Book,
    aggregate: BookAggregate,
    ports: BookDeskPorts,
  ) {
    super(aggregate, ports);
  }

  override perform(
    envelope: CommandEnvelope,
    id: string | null,
    command: AnyCommand,
  ): Promise<Outcome<BookTypes<Entry>>> {
    const turn = this.book.inTurn(command, envelope.asker);
    if (turn === null) return super.perform(envelope, id, command);
    const before = this.turns.get(turn) ?? Promise.resolve();
    const mine = before.then(() => super.perform(envelope, id, command));
    const over = mine.then(ended, ended).then(() => {
      if (this.turns.get(turn) === over) this.turns.delete(turn);
    });
    this.turns.set(turn, over);
    return mine;
  }
}

function ended(): void {
  // Whether it was done or refused, the next one may begin.
}

/** The events of an entry so far; none where it is not known. */
export function bookHistory(
  log: EventLog,
  registry: EventRegistry,
  book: Book,
  id: string,
): Promise<History<DomainEvent>> {
  return History.read(log, registry, bookStream(book.name, id));
}

type State = Unbegun | Entry;

/** What a book needs beside: what its commands name, given as values from the streams. */
class BookAggregate implements Aggregate<BookTypes<Entry>, AnyCommand, DomainEvent> {
  constructor(
    private readonly book: Book,
    private readonly ports: BookDeskPorts,
    private readonly refusals: ReturnType<typeof openRefusalsDesk>,
  ) {}

  get matter() {
    return this.book.matter;
  }

  streamOf(id: string): string {
    return bookStream(this.book.name, id);
  }

  /** An entry is found in the asker's region only. */
  isVisible(state: State, { region }: BookContext): boolean {
    return isEntry(state) && state.region === region;
  }

  sealKeyOf(state: State): string {
    if (!isEntry(state)) return '';
    const resident = this.book.residentOf(state);
    return resident === null ? this.streamOf(state.id) : `resident-${resident}`;
  }

  /** What the field wants counted of a refusal: in the refusals of the unit and the day. */
  async onRefused({ counted }: Refusal, envelope: CommandEnvelope, { now, tree }: BookContext): Promise<void> {
    if (!counted) return;
    const refused = counted as RequestRefused['data'];
    await this.refusals.count(envelope, refused, localDateOf(now, tree.timezoneOf(refused.unit) ?? 'UTC'));
  }

  async contextOf({ id, asker, steps, now }: Asked<AnyCommand>, state: State): Promise<BookContext> {
    const { tree } = this.ports.reference;
    const region = tree.regionOf(asker.unit)?.code ?? '';
    const entry = isEntry(state) ? state : null;
    const named = steps.map(({ command }) => this.book.names(command, entry));
    const calendar = this.ports.reference.calendarOf(region);
    const [entries, residents] = await Promise.all([
      this.entriesOf(
        named.flatMap((each) => each.entries ?? []),
        region,
      ),
      this.ports.residents(present(named.flatMap((each) => each.residents ?? []))),
      named.some(({ books = [] }) => books.length > 0) ? this.ports.memory.reachHead() : null,
    ]);
    return {
      ...{ id, now, asker, tree, region, calendar, books: BOOKS },
      today: localDateOf(now, tree.timezoneOf(asker.unit) ?? 'UTC'),
      entry: <K extends Entry>(book: string, of: string) => (entries.get(bookStream(book, of)) ?? null) as K | null,
      all: <K extends Entry>(book: string) => this.ports.memory.all(book, region) as readonly Listed<K>[],
      resident: (residentId) => residents.find((facts) => facts.residentId === residentId) ?? null,
    };
  }

  private async entriesOf(
    named: readonly { readonly book: string; readonly id: string | null | undefined }[],
    region: string,
  ): Promise<ReadonlyMap<string, Entry>> {
    const { log, registry } = this.ports;
    const found = new Map<string, Entry>();
    for (const { book: name, id } of named) {
      const book = bookNamed(name);
      if (!book || !id) continue;
      const state = (await bookHistory(log, registry, book, id)).fold(book.matter);
      if (isEntry(state) && state.region === region) found.set(bookStream(name, id), state);
    }
    return found;
  }
}

function isEntry(state: State): state is Entry {
  return state.phase !== 'none';
}

function present(ids: readonly (string | null | undefined)[]): readonly string[] {
  return ids.filter((id) => id !== null && id !== undefined);
}
