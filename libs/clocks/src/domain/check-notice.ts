import type { CalendarYearPublished } from './calendar-events.js';
import type { CalendarKind } from './calendar-events.js';
import { isWeekend, yearOf } from './dates.js';
import { STATUTORY_NAMES, statutoryDays } from './statutory.js';

type Notice = Pick<CalendarYearPublished['data'], 'year' | 'holidays' | 'makeUpDays' | 'inLieu'>;

export type NoticeFault =
  | 'other-year'
  | 'holiday-and-worked'
  | 'worked-on-a-weekday'
  | 'not-a-holiday'
  | 'statutory-day-missing'
  | 'year-too-far'
  | 'once';

/** What a notice is judged by: the rule of the region's years, and the year that it is. */
export interface NoticeContext {
  readonly kind: CalendarKind;
  readonly thisYear: number;
}

/** 国办通知 come out in the autumn for the year that follows; two years ahead is a slip of the pen. */
const YEARS_AHEAD = 2;

/** What is wrong with the days on which a counter keeps other hours: each is named once, and none lies years ahead. */
export function checkOtherDays(days: readonly { readonly date: string }[], thisYear: number): readonly NoticeError[] {
  const most = thisYear + YEARS_AHEAD;
  return days.flatMap(({ date }, index): NoticeError[] => {
    const field = `/otherDays/${index}/date`;
    if (yearOf(date) > most) return [{ field, fault: 'year-too-far', params: { most } }];
    return days.findIndex((each) => each.date === date) === index ? [] : [{ field, fault: 'once' }];
  });
}

/** A date of a notice that cannot stand; `field` is a JSON pointer. */
export interface NoticeError {
  readonly field: string;
  readonly fault: NoticeFault;
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * What is wrong with a notice: its dates are of its year or the end of the year before, a make-up day is a Saturday or Sunday and no holiday, what is off
 * in lieu is among the holidays, and no statutory holiday is left out (全国年节及纪念日放假办法). Empty where nothing is wrong.
 */
export function checkNotice(notice: Notice, context: NoticeContext): readonly NoticeError[] {
  const most = context.thisYear + YEARS_AHEAD;
  if (notice.year > most) return [{ field: '/year', fault: 'year-too-far', params: { most } }];
  return [...datesThatCannotStand(notice), ...(context.kind === 'china' ? statutoryDaysLeftOut(notice) : [])];
}

/** What the law gives no notice takes: each statutory day of the year is among its holidays, and named where it is not. */
function statutoryDaysLeftOut({ year, holidays }: Notice): readonly NoticeError[] {
  const off = new Set(holidays);
  return statutoryDays(year)
    .filter(({ date, since }) => since <= year && !off.has(date))
    .map(({ date, holiday }) => ({
      field: '/holidays',
      fault: 'statutory-day-missing',
      params: { date, ...STATUTORY_NAMES[holiday] },
    }));
}

function datesThatCannotStand({ year, holidays, makeUpDays, inLieu }: Notice): readonly NoticeError[] {
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
