import { dayAfter, dueOf, lateFrom, startOfDay } from '#libs/clocks/domain';
import type { Instant, Limit, LocalDate, Promised, TimeZone, WorkingCalendar } from '#libs/clocks/domain';

/** By which calendar two limits are compared, and from which day on. */
export interface Comparison {
  readonly calendar: WorkingCalendar;
  readonly zone: TimeZone;
  readonly from: LocalDate;
}

/** Two years hold every holiday of the notice that is out and of the provisional year after it. */
const DAYS_TRIED = 731;
const LAST_MILLISECOND_OF_DAY = 86_400_000 - 1;

/**
 * 承诺时限不长于法定时限 (rules §1.2): the first day within two years on which a case taken in would be promised for later than the law allows; null
 * where there is none. Equal units are compared by their figures. Working days, natural days and hours have no common measure (seven days may hold
 * five working days or none), so both limits are counted through the calendar from every day, at its first and at its last moment.
 */
export function dayPromiseIsLonger(promised: Promised, statutory: Limit | null, by: Comparison): LocalDate | null {
  if (promised === null || statutory === null) return null;
  if (promised !== 'same-day' && haveOneMeasure(promised, statutory))
    return promised.value > statutory.value ? by.from : null;
  let day = by.from;
  for (let tried = 0; tried < DAYS_TRIED; tried += 1, day = dayAfter(day))
    if (isLongerFrom(day, promised, statutory, by)) return day;
  return null;
}

/** A day that rolls over a rest day may be longer than one that does not. */
function haveOneMeasure(promised: Limit, statutory: Limit): boolean {
  return promised.unit === statutory.unit && (promised.unit !== 'natural-day' || promised.rolls === statutory.rolls);
}

function isLongerFrom(day: LocalDate, promised: Limit | 'same-day', statutory: Limit, by: Comparison): boolean {
  const begin = startOfDay(day, by.zone);
  return [begin, laterBy(begin, LAST_MILLISECOND_OF_DAY)].some(
    (start) => endOf(start, promised, by) > endOf(start, statutory, by),
  );
}

/** The first instant that is late. */
function endOf(start: Instant, limit: Limit | 'same-day', { calendar, zone }: Comparison): Instant {
  return lateFrom(dueOf(start, limit, calendar, zone), zone);
}

function laterBy(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
