import { calendar, tree } from '#libs/case/testing';
import { instantOfLocal, localDateOf, type Instant } from '#libs/clocks/domain';
import { BOOKS, bookStream, type Book, type BookContext, type Entry } from '#libs/community';
import type { DomainEvent } from '#libs/event-log/domain';
import { isRefusal, type Asker, type Happening } from '#libs/kernel/domain';
import type { ResidentFacts } from '#libs/residents/domain';

export const ZONE = 'Asia/Shanghai';
export const REGION = '210100';
/** Two communities of 和平区, one of 沈河区. */
export const COMMUNITY = '210102001002';
export const NEXT_DOOR = '210102001003';
export const ELSEWHERE = '210103005003';

export function staff(role: Asker['role'], unit: string, person = `${role}@${unit}`): Asker {
  return { person, role, unit };
}

/** A time of the region's wall, `2026-09-14T09:00`. */
export function wall(time: string): Instant {
  return instantOfLocal(`${time}:00`, ZONE, 'earlier');
}

/** What is known beside an entry. */
export interface World {
  readonly entries?: readonly { readonly book: string; readonly id: string; readonly entry: Entry }[];
  readonly residents?: readonly ResidentFacts[];
}

/** One entry of a book in the making: given what was done, when this is asked, then these events or this refusal. */
export class Life {
  private state: ReturnType<Book['matter']['fold']>;
  readonly happened: DomainEvent[] = [];

  constructor(
    private readonly book: Book,
    private readonly world: World = {},
    readonly id = '3f8c1a9e-58a2-5c1d-8b4e-0a1b2c3d4e5f',
  ) {
    this.state = book.matter.initial;
  }

  /** Does it, and answers the types of its events, or the code of the refusal, with which nothing has changed. */
  when(asker: Asker, act: string, payload: object, at: Instant): readonly string[] | string {
    const decided = this.book.matter.decide({ act, payload }, this.state, this.contextOf(asker, at));
    if (isRefusal(decided)) return decided.code;
    for (const event of decided) {
      const { person, role, unit } = asker;
      const metadata = { occurredAt: at, recordedAt: at, actor: { person, role, unit } };
      const happening: Happening = { event, metadata, stream: bookStream(this.book.name, this.id) };
      this.state = this.book.matter.evolve(this.state, happening);
      this.happened.push(event);
    }
    return decided.map(({ type }) => type);
  }

  /** As it stands. */
  get entry(): Entry {
    if (this.state.phase === 'none') throw new Error('nothing has begun');
    return this.state as Entry;
  }

  allowed(asker: Asker, at: Instant): readonly string[] {
    return this.book.matter.allowedActs(this.state, this.contextOf(asker, at));
  }

  /** By clock: when it is due, who owes it, and whether it runs. */
  clocks(): Record<string, { readonly due: string; readonly owedBy: string | null; readonly running: boolean }> {
    return Object.fromEntries(
      this.book
        .clocks(this.entry, calendar)
        .map(({ name, due, owedBy, endedAt }) => [
          name,
          { due: due.kind === 'date' ? due.date : due.at, owedBy, running: endedAt === null },
        ]),
    );
  }

  contextOf(asker: Asker, now: Instant): BookContext {
    const { entries = [], residents = [] } = this.world;
    const find = (book: string, id: string) => entries.find((each) => each.book === book && each.id === id)?.entry;
    return {
      ...{ id: this.id, now, asker, tree, region: tree.regionOf(asker.unit)?.code ?? '', calendar },
      books: BOOKS,
      today: localDateOf(now, ZONE),
      entry: <K extends Entry>(book: string, id: string) => (find(book, id) ?? null) as K | null,
      all: <K extends Entry>(book: string) =>
        entries.filter((each) => each.book === book).map(({ id, entry }) => ({ id, entry: entry as K })),
      resident: (id) => residents.find(({ residentId }) => residentId === id) ?? null,
    };
  }
}
