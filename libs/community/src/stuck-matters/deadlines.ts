import { dueDate, type LocalDate, type WorkingCalendar } from '#libs/clocks/domain';
import { dueAfter } from '../rules/time.js';
import type { StuckClass, StuckMatter } from './kit.js';

/** Working days from the report: 5; 10 by a joint meeting; 15 at the most, told before the day is over. */
export const DAYS: Readonly<Record<StuckClass, number>> = {
  ...{ simple: 5, joint: 10, complex: 15 },
  // What belongs elsewhere is pointed there in the same time as the simple.
  ...{ court: 5, petition: 5, quarrel: 5 },
};

/** The last day of a class, counted from the report. */
export function lastDayOf(
  { begunAt, timezone }: Pick<StuckMatter, 'begunAt' | 'timezone'>,
  classed: StuckClass,
  calendar: WorkingCalendar,
): LocalDate {
  return dueDate(dueAfter(begunAt, DAYS[classed], 'working-day', { calendar, timezone }), timezone);
}
