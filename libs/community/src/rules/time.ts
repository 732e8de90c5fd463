import { dueOf, type Due, type Instant, type LimitUnit, type WorkingCalendar } from '#libs/clocks/domain';

/** When a limit is over that began at a time; natural days and months roll over a rest day, working days and hours do not. */
export function dueAfter(
  start: Instant,
  value: number,
  unit: LimitUnit,
  { calendar, timezone }: { readonly calendar: WorkingCalendar; readonly timezone: string },
): Due {
  return dueOf(start, { value, unit, rolls: unit === 'natural-day' || unit === 'month' }, calendar, timezone);
}

const MINUTE_MS = 60_000;

/** Minutes and parts of them between two times. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / MINUTE_MS;
}

export function minutesAfter(from: Instant, minutes: number): Instant {
  return new Date(Date.parse(from) + minutes * MINUTE_MS).toISOString();
}
