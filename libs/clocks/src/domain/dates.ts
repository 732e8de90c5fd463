import type { LocalDate } from './types.js';

/** The days between which the arithmetic of time counts; a date from outside is refused where it comes in. */
export const FIRST_DATE: LocalDate = '1900-01-01';
export const LAST_DATE: LocalDate = '2200-12-31';

/** The days that can be written with four digits of a year; whatever is counted past them stands still there. */
const FIRST_DAY_WRITTEN = -719_528;
const LAST_DAY_WRITTEN = 2_932_896;

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Whether the text is a date that can be counted with: one of the calendar, `YYYY-MM-DD`, of the years 1900 to 2200; `2026-02-30` is none. */
export function isLocalDate(text: unknown): text is LocalDate {
  return typeof text === 'string' && isCountable(text) && parseDay(text) !== null;
}

/** Whether the text is a date of the calendar of whatever year: somebody was born in 1880. */
export function isCalendarDate(text: unknown): text is LocalDate {
  return typeof text === 'string' && parseDay(text) !== null;
}

/** Whether a date, or the date that an instant begins with, lies in the years that are counted. */
export function isCountable(date: LocalDate): boolean {
  return FIRST_DATE <= date && date.slice(0, FIRST_DATE.length) <= LAST_DATE;
}

/** Days since 1970-01-01. Throws a RangeError for what is no date; any year of four digits is one. */
export function dayNumberOf(date: LocalDate): number {
  const day = parseDay(date);
  if (day === null) throw new RangeError(`"${date}" is no date YYYY-MM-DD`);
  return day;
}

/** The date that lies so many days after 1970-01-01; the first or the last that can be written where it lies past them. Throws a RangeError for a fraction. */
export function dateOfDayNumber(number: number): LocalDate {
  const day = Math.min(Math.max(number, FIRST_DAY_WRITTEN), LAST_DAY_WRITTEN);
  if (!Number.isInteger(day)) throw new RangeError(`${number} is no number of days`);
  // Estimated from the mean year, and put right by one where the leap days fall otherwise.
  let year = Math.floor((day - FIRST_DAY_WRITTEN) / 365.2425);
  while (firstDayOf(year + 1) <= day) year += 1;
  while (firstDayOf(year) > day) year -= 1;
  let rest = day - firstDayOf(year);
  let month = 1;
  for (; rest >= daysIn(month, year); month += 1) rest -= daysIn(month, year);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(rest + 1)}`;
}

/** The date `days` after `date`; negative goes back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/**
 * The same day number so many months later, else the last day of that month (民法典 202): 2026-11-30 + 3 → 2027-02-28. Negative goes back.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const count = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  if (count < 0) return dateOfDayNumber(FIRST_DAY_WRITTEN);
  if (count >= 12 * 10_000) return dateOfDayNumber(LAST_DAY_WRITTEN);
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const day = Math.min(Number(date.slice(8)), daysIn(month, year));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
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
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return null;
  let number = firstDayOf(year) + day - 1;
  for (let before = 1; before < month; before += 1) number += daysIn(before, year);
  return number;
}

/** The day number of 1 January, by the rule of leap years carried back before its time (ISO 8601). */
function firstDayOf(year: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1;
  return FIRST_DAY_WRITTEN + year * 365 + leapDays;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysIn(month: number, year: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
