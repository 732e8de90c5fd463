import type { LocalDate } from './types.js';

const DAY_MS = 86_400_000;
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A service sees a few thousand different dates, so both ways are remembered; the bound only guards against nonsense. */
const REMEMBERED = 100_000;
const dayNumbers = new Map<LocalDate, number>();
const datesByNumber = new Map<number, LocalDate>();

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Whether the text is a date of the calendar, `YYYY-MM-DD`; `2026-02-30` is none. */
export function isLocalDate(text: unknown): text is LocalDate {
  return typeof text === 'string' && parseDay(text) !== null;
}

/** Days since 1970-01-01. Throws a RangeError for what is no date. */
export function dayNumberOf(date: LocalDate): number {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const day = parseDay(date);
  if (day === null) throw new RangeError(`"${date}" is no date YYYY-MM-DD`);
  if (dayNumbers.size >= REMEMBERED) dayNumbers.clear();
  dayNumbers.set(date, day);
  return day;
}

/** The date that lies so many days after 1970-01-01. */
export function dateOfDayNumber(day: number): LocalDate {
  const known = datesByNumber.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (datesByNumber.size >= REMEMBERED) datesByNumber.clear();
  datesByNumber.set(day, date);
  return date;
}

/** The date `days` after `date`; negative goes back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

export function dayAfter(date: LocalDate): LocalDate {
  return addDays(date, 1);
}

export function dayBefore(date: LocalDate): LocalDate {
  return addDays(date, -1);
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

export function weekdayOf(date: LocalDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export function isWeekend(date: LocalDate): boolean {
  return weekdayOf(date) >= 6;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function parseDay(text: string): number | null {
  const match = WRITTEN.exec(text);
  if (!match) return null;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : ms / DAY_MS;
}
