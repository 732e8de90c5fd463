import { dayAfter, daysBetween, yearOf } from './dates.js';
import { type Adjustments, type DayUse, dueDate, dueOf, type Witness } from './due.js';
import type { Due, Instant, Limit, LocalDate, TimeZone, WorkingCalendar } from './types.js';
import { localDateOf } from './zones.js';

/** One step of the arithmetic: a run of days that were all treated alike, a stretch of hours, an extension, or a clock that stands. */
export type DueStep =
  | {
      readonly kind: 'days';
      readonly use: DayUse;
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly days: number;
    }
  | { readonly kind: 'hours'; readonly use: 'counted' | 'paused'; readonly from: Instant; readonly to: Instant | null }
  | { readonly kind: 'extended'; readonly by: Limit }
  | { readonly kind: 'stands'; readonly from: LocalDate };

/** How a due time came about, as data: who shows it chooses the words. */
export interface DueArithmetic {
  readonly start: Instant;
  /** The day of the start in the region, which is not counted. */
  readonly startDate: LocalDate;
  readonly limit: Limit | 'same-day';
  readonly steps: readonly DueStep[];
  /** Null while the clock stands. */
  readonly due: Due | null;
  /** Every calendar year that was looked at, and whether it may still change by a notice. */
  readonly calendars: readonly { readonly year: number; readonly version: string; readonly provisional: boolean }[];
}

/** The same arithmetic as `dueOf`, day by day: both are one computation, this one with a witness. */
export function explainDue(
  start: Instant,
  limit: Limit | 'same-day',
  calendar: WorkingCalendar,
  zone: TimeZone,
  adjustments: Adjustments = {},
): DueArithmetic {
  const steps: DueStep[] = [];
  const due = dueOf(start, limit, calendar, zone, adjustments, writingTo(steps));
  const startDate = localDateOf(start, zone);
  const last = due ? dueDate(due, zone) : lastDayOf(steps, startDate);
  return { start, startDate, limit, steps, due, calendars: calendarsUsed(startDate, last, calendar) };
}

function writingTo(steps: DueStep[]): Witness {
  return {
    day(use, date) {
      const last = steps[steps.length - 1];
      if (last?.kind === 'days' && last.use === use && dayAfter(last.to) === date)
        steps[steps.length - 1] = { ...last, to: date, days: daysBetween(last.from, date) + 1 };
      else steps.push({ kind: 'days', use, from: date, to: date, days: 1 });
    },
    hours: (use, from, to) => steps.push({ kind: 'hours', use, from, to }),
    extended: (by) => steps.push({ kind: 'extended', by }),
    stands: (from) => steps.push({ kind: 'stands', from }),
  };
}

function lastDayOf(steps: readonly DueStep[], startDate: LocalDate): LocalDate {
  const last = steps[steps.length - 1];
  return last?.kind === 'stands' && last.from > startDate ? last.from : startDate;
}

function calendarsUsed(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): DueArithmetic['calendars'] {
  const used = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1)
    used.push({ year, version: calendar.version(year), provisional: calendar.isProvisional(year) });
  return used;
}
