import type { CalendarYearPublished } from './calendar-events.js';
import { isWeekend, yearOf } from './dates.js';

type Notice = Pick<CalendarYearPublished['data'], 'year' | 'holidays' | 'makeUpDays' | 'inLieu'>;

export type NoticeFault = 'other-year' | 'holiday-and-worked' | 'worked-on-a-weekday' | 'not-a-holiday';

/** A date of a notice that cannot stand; `field` is a JSON pointer. */
export interface NoticeError {
  readonly field: string;
  readonly fault: NoticeFault;
}

/**
 * What is wrong with a notice: its dates are of its year or the end of the year before, a make-up day is a Saturday or Sunday and no holiday, and what
 * is off in lieu is among the holidays. Empty where nothing is wrong.
 */
export function checkNotice({ year, holidays, makeUpDays, inLieu }: Notice): readonly NoticeError[] {
  const off = new Set(holidays);
  const faultOf = {
    holidays: () => null,
    makeUpDays: (date: string): NoticeFault | null =>
      off.has(date) ? 'holiday-and-worked' : isWeekend(date) ? null : 'worked-on-a-weekday',
    inLieu: (date: string): NoticeFault | null => (off.has(date) ? null : 'not-a-holiday'),
  };
  const inYear = (date: string) => yearOf(date) === year || (date >= `${year - 1}-12-25` && yearOf(date) === year - 1);
  const lists = { holidays, makeUpDays, inLieu };
  return (['holidays', 'makeUpDays', 'inLieu'] as const).flatMap((list) =>
    lists[list].flatMap((date, index) => {
      const fault = inYear(date) ? faultOf[list](date) : 'other-year';
      return fault === null ? [] : [{ field: `/${list}/${index}`, fault }];
    }),
  );
}
