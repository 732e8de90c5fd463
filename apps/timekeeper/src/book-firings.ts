import { entryOfStream, lateAt, type Book, type BookClock, type BookDesk, type Entry } from '#libs/community';
import type { Instant, WorkingCalendar } from '#libs/clocks/domain';
import type { Position } from '#libs/event-log/domain';
import { CommandRefused } from '#libs/kernel';
import { nameUuid } from '#libs/runtime';

/** What the books are fired with. */
export interface BookFiringParts {
  readonly desks: readonly Pick<BookDesk, 'stateOf' | 'bringInLater' | 'matter'>[];
  readonly calendarOf: (region: string) => WorkingCalendar;
}

/** More than this of one entry at one time is a mistake in the rules, not work. */
const MOST_OF_ONE_ENTRY = 50;

/** A clock that has run out, and what time does then. */
interface Firing {
  readonly at: Instant;
  readonly clock: BookClock;
  readonly act: NonNullable<BookClock['fires']>;
}

/** What time does to the entries of the books: each act as an ordinary command whose id follows from the entry, the clock and its due time. */
export class BookFirings {
  constructor(private readonly parts: BookFiringParts) {}

  /** Everything that an entry owes to time by now, one after the other; the position of the last, null where nothing happened. */
  async fireAll(stream: string, now: Instant): Promise<Position | null> {
    const of = entryOfStream(stream);
    const desk = of && this.parts.desks.find(({ matter }) => matter.name === of.book.name);
    if (!of || !desk) return null;
    let position: Position | null = null;
    let entry = await desk.stateOf(of.id);
    for (let fired = 0; entry && fired < MOST_OF_ONE_ENTRY; fired += 1) {
      const [next] = firingsOf(of.book, entry, this.parts.calendarOf(entry.region));
      if (!next || next.at > now) break;
      const result = await this.fire(desk, of.book, entry, next);
      if (!result) break;
      [entry, position] = [result.state, result.position];
    }
    return position;
  }

  /** Null where the entry has moved on meanwhile and owes it no more. */
  private async fire(
    desk: Pick<BookDesk, 'bringInLater'>,
    book: Book,
    { id, region }: Entry,
    { at, clock, act }: Firing,
  ) {
    const commandId = nameUuid(id, `${book.name}/${clock.name}/${act.act}/${at}`);
    const asker = { person: 'timekeeper', role: 'system', unit: region } as const;
    const command = { act: act.act, payload: act.payload };
    try {
      return await desk.bringInLater({ commandId, body: command, asker, correlationId: commandId }, id, [
        { command, at },
      ]);
    } catch (error) {
      if (error instanceof CommandRefused) return null;
      throw error;
    }
  }
}

/** What will be done to an entry if nothing else happens, soonest first. */
function firingsOf(book: Book, entry: Entry, calendar: WorkingCalendar): readonly Firing[] {
  return book
    .clocks(entry, calendar)
    .flatMap((clock): Firing[] =>
      clock.endedAt === null && clock.fires ? [{ at: lateAt(clock, entry), clock, act: clock.fires }] : [],
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
