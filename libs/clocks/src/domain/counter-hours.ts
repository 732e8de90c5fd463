import { dayAfter, isWeekend, LAST_DATE } from './dates.js';
import type { CounterHours, Instant, LocalDate, Opening, TimeZone, WorkingCalendar } from './types.js';
import { instantOf, instantOfLocal, localDateOf, millisecondsOf } from './zones.js';

/** Shenyang's halls (rules §10): what a limit of counter hours is counted by where a region has published none. */
export const USUAL_HOURS: CounterHours = {
  openings: [
    { from: '09:00', to: '11:30' },
    { from: '13:00', to: '16:00' },
  ],
  otherDays: [],
};

const HOUR_MS = 3_600_000;
/** No limit of counter hours lasts longer than ten years: what does is beyond what can be counted. */
const LONGEST_DAYS = 3_660;

/** A stretch of time in milliseconds. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The instant at which so many hours of opening have passed. Counters count on working days alone: being open on a weekend makes no working day of it
 * (rules §10). `closed` are stretches that do not count, in order; null where one of them has no end and keeps the clock from reaching its own, and
 * where the hours do not come together in ten years.
 */
export function afterCounterHours(
  start: Instant,
  hours: number,
  calendar: WorkingCalendar,
  zone: TimeZone,
  closed: readonly { readonly from: Instant; readonly to: Instant | null }[] = [],
): Instant | null {
  const begin = millisecondsOf(start);
  let left = hours * HOUR_MS;
  if (left <= 0) return start;
  let date = localDateOf(start, zone);
  for (let day = 0; day < LONGEST_DAYS && date <= LAST_DATE; day += 1, date = dayAfter(date)) {
    if (calendar.isRestDay(date)) continue;
    for (const open of openStretches(date, calendar, zone, begin, closed)) {
      if (left <= open.to - open.from) return instantOf(open.from + left);
      left -= open.to - open.from;
    }
    if (closed.some(({ from, to }) => to === null && localDateOf(from, zone) < date)) return null;
  }
  return null;
}

/** When the counter closes on that day; null where it does not open. */
export function closingOf(date: LocalDate, calendar: WorkingCalendar, zone: TimeZone): Instant | null {
  const last = openingsOn(date, calendar).at(-1);
  return last ? instantOfLocal(`${date}T${last.to}`, zone, 'later') : null;
}

/** When a counter is open on a day: what is said of the day itself goes before what is said of its kind. */
export function openingsOn(date: LocalDate, calendar: WorkingCalendar): readonly Opening[] {
  const { openings, weekend = [], holidays = [], otherDays } = calendar.counterHours ?? USUAL_HOURS;
  const other = otherDays.find((each) => each.date === date);
  if (other) return other.openings;
  if (calendar.isWorkingDay(date)) return openings;
  return (calendar.isHoliday?.(date) ?? !isWeekend(date)) ? holidays : weekend;
}

function openStretches(
  date: LocalDate,
  calendar: WorkingCalendar,
  zone: TimeZone,
  begin: number,
  closed: readonly { readonly from: Instant; readonly to: Instant | null }[],
): readonly Stretch[] {
  let open = openingsOn(date, calendar).map(({ from, to }) => ({
    from: Math.max(begin, millisecondsOf(instantOfLocal(`${date}T${from}`, zone, 'later'))),
    to: millisecondsOf(instantOfLocal(`${date}T${to}`, zone, 'later')),
  }));
  for (const pause of closed) {
    const shut = { from: millisecondsOf(pause.from), to: pause.to === null ? Infinity : millisecondsOf(pause.to) };
    open = open.flatMap(({ from, to }) => [
      { from, to: Math.min(to, shut.from) },
      { from: Math.max(from, shut.to), to },
    ]);
  }
  return open.filter(({ from, to }) => from < to);
}
