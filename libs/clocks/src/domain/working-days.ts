import { addDays, dayAfter, dayBefore, FIRST_DATE, LAST_DATE } from './dates.js';
import type { LocalDate, WorkingCalendar } from './types.js';

/** More days than lie between the first date and the last. */
const MOST_DAYS = 110_000;

/** The `days`-th working day after `start`, which itself is not counted (民法典 201); 0 gives `start`. Nothing is counted past `LAST_DATE`. */
export function addWorkingDays(start: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  // There are no more working days than days: what no calendar holds is not counted one by one.
  if (days > MOST_DAYS) return LAST_DATE;
  let date = start;
  for (let left = days; left > 0 && date < LAST_DATE; left -= 1) date = nextWorkingDay(date, calendar);
  return date;
}

/** The date `days` after `start`; with `rolls` a last day that is a rest day moves to the next that is none (民法典 203, rules §13). */
export function addNaturalDays(start: LocalDate, days: number, rolls: boolean, calendar: WorkingCalendar): LocalDate {
  let date = addDays(start, days);
  while (rolls && date < LAST_DATE && calendar.isRestDay(date)) date = dayAfter(date);
  return date;
}

/** How many working days lie after `from`, up to and with `to`, or `LAST_DATE` where that comes first; 0 where `to` is not later. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): number {
  const last = to < LAST_DATE ? to : LAST_DATE;
  let count = 0;
  for (let date = dayAfter(from); date <= last; date = dayAfter(date)) if (calendar.isWorkingDay(date)) count += 1;
  return count;
}

/** The first working day after the date. */
export function nextWorkingDay(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  let next = dayAfter(date);
  while (next < LAST_DATE && calendar.isRestDay(next)) next = dayAfter(next);
  return next;
}

/** The last working day before the date. */
export function previousWorkingDay(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  let previous = dayBefore(date);
  while (previous > FIRST_DATE && calendar.isRestDay(previous)) previous = dayBefore(previous);
  return previous;
}
