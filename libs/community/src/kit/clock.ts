import {
  dueOf,
  lateFrom,
  lightSchedule,
  type Due,
  type Instant,
  type LightSchedule,
  type Limit,
  type LimitUnit,
  type LocalDate,
  type WorkingCalendar,
} from '#libs/clocks/domain';
import type { Bilingual } from '#libs/kernel/domain';
import type { Entry } from './entry.js';

/** What an entry owes and by when. */
export interface BookClock {
  /** Tells it from every other clock of the entry, `decision`, `visit-2`. */
  readonly name: string;
  readonly word: Bilingual;
  /** Who owes it: it stands in the schedule of this unit. Null: nobody, it is time itself that acts. */
  readonly owedBy: string | null;
  readonly start: Instant;
  /** Null where a date or a time was set. */
  readonly limit: Limit | null;
  readonly due: Due;
  /** When what it waits for had happened; null while it runs. */
  readonly endedAt: Instant | null;
  /** What time does when it has passed: an act without `summary`, after which the clock runs no more. */
  readonly fires?: { readonly act: string; readonly payload: object };
}

type Said = Pick<BookClock, 'name' | 'word' | 'owedBy' | 'start' | 'endedAt' | 'fires'>;

/** A clock of so many working days, natural days (rolling over days of rest), months or hours. */
export function clockOf(
  entry: Entry,
  calendar: WorkingCalendar,
  { value, unit, ...said }: Said & { readonly value: number; readonly unit: LimitUnit },
): BookClock {
  const limit = { value, unit, rolls: unit !== 'hour' && unit !== 'counter-hour' };
  return { ...said, limit, due: dueOf(said.start, limit, calendar, entry.timezone) };
}

/** A clock by a date that somebody set, or that counts back from one. */
export function clockUntil({ date, ...said }: Said & { readonly date: LocalDate }): BookClock {
  return { ...said, limit: null, due: { kind: 'date', date } };
}

/** When the lights of a clock change. */
export function scheduleOf(clock: BookClock, { timezone }: Entry, calendar: WorkingCalendar): LightSchedule {
  return lightSchedule(clock.start, clock.due, clock.limit, calendar, timezone);
}

/** From when on it is late. */
export function lateAt({ due }: BookClock, { timezone }: Entry): Instant {
  return lateFrom(due, timezone);
}

/** A due time as the contract writes it: a date of the region, or an instant. */
export function dueText(due: Due): string {
  return due.kind === 'date' ? due.date : due.at;
}
