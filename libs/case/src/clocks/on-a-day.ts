import { addWorkingDays, type Due, type Instant, type LocalDate, type WorkingCalendar } from '#libs/clocks/domain';

/**
 * Due on a day that was named at a time: a gap, an order, an answer. A working day that a later notice made a day of rest gives way to the next working day
 * (民法典 203); a day that somebody chose although nobody works stays what was chosen.
 */
export function dueOnADay(date: LocalDate, namedAt: Instant, calendar: WorkingCalendar): Due & { kind: 'date' } {
  const known = calendar.laterNotices?.find(({ loadedAt }) => loadedAt > namedAt)?.before ?? calendar;
  const isTakenAway = known.isWorkingDay(date) && !calendar.isWorkingDay(date);
  return { kind: 'date', date: isTakenAway ? addWorkingDays(date, 1, calendar) : date };
}
