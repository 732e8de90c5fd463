import { type CaseFacts } from '../state/case.js';
import { localDateOf, type LocalDate, type Pause, type WorkingCalendar } from '#libs/clocks/domain';

/** The time between an end of the case and its reopening does not count (rules §13): a pause like any other. */
export function closedTimes({ episodes }: Pick<CaseFacts, 'episodes'>): readonly Pause[] {
  return episodes.map(({ stoppedAt, reopenedAt }) => ({ from: stoppedAt, to: reopenedAt }));
}

/** A calendar in which the days on which the case was closed are days of rest. */
export function withoutClosedTimes(
  { episodes, timezone }: Pick<CaseFacts, 'episodes' | 'timezone'>,
  calendar: WorkingCalendar,
): WorkingCalendar {
  if (episodes.length === 0) return calendar;
  const spans = episodes.map(({ stoppedAt, reopenedAt }) => [
    localDateOf(stoppedAt, timezone),
    localDateOf(reopenedAt, timezone),
  ]);
  const isClosed = (date: LocalDate) => spans.some(([from = '', to = '']) => from < date && date <= to);
  return {
    isWorkingDay: (date) => !isClosed(date) && calendar.isWorkingDay(date),
    isRestDay: (date) => isClosed(date) || calendar.isRestDay(date),
    isProvisional: (year) => calendar.isProvisional(year),
    version: (year) => calendar.version(year),
    ...(calendar.counterHours && { counterHours: calendar.counterHours }),
  };
}
