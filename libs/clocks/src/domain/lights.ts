import { type Adjustments, dueDate, dueOf, lateFrom } from './due.js';
import type {
  Due,
  Instant,
  Light,
  LightRule,
  LightSchedule,
  Limit,
  LocalDate,
  TimeZone,
  WorkingCalendar,
} from './types.js';
import { addMonths, daysBetween, FIRST_DATE, LAST_DATE } from './dates.js';
import { localDateOf, startOfDay } from './zones.js';
import { previousWorkingDay } from './working-days.js';

/** Rules §13. */
export const LIGHTS: LightRule = { yellowPercent: 70, yellowDays: 1, redDays: 0 };

/**
 * From when on each light burns (rules §13; `rule` where an item has its own).
 *
 * - **red** from 00:00 of the day on which it falls due;
 * - **yellow** from 00:00 of the working day before that day, or, where the limit is at least five working days, from 00:00 of the day with which
 *   70 % of it is used if that is earlier (of 15 the 11th, today counting as used). Seven natural days are held to be five working days, and months
 *   are the natural days that lie in them;
 * - hours and the instants of a register (`limit` null) are too short or too unknown for a share: yellow on the working day before, red on the day.
 *
 * The thresholds may lie before the start: a clock of one day starts yellow, one of the same day starts red. `due` must be what `dueOf` gave for
 * the same start, limit and adjustments, or what a register set.
 */
export function lightSchedule(
  start: Instant,
  due: Due,
  limit: Limit | 'same-day' | null,
  calendar: WorkingCalendar,
  zone: TimeZone,
  adjustments: Adjustments = {},
  rule: Partial<LightRule> = {},
): LightSchedule {
  const { yellowPercent, yellowDays, redDays } = { ...LIGHTS, ...rule };
  const day = lastCounted(dueDate(due, zone));
  const late = lateFrom(due, zone);
  const redDay = workingDaysBefore(day, redDays, calendar);
  const dayBefore = workingDaysBefore(day, Math.max(yellowDays, redDays), calendar);
  const mostly = mostlyUsedOn(start, limit, calendar, zone, { ...adjustments, percent: yellowPercent });
  const yellowDay = mostly !== null && mostly < dayBefore ? mostly : dayBefore;
  return { yellowFrom: startOfDay(yellowDay, zone), redFrom: startOfDay(redDay, zone), lateFrom: late };
}

/** A due day that a stored event set beyond what is counted lies on the last day that is. */
function lastCounted(day: LocalDate): LocalDate {
  return day < LAST_DATE ? day : LAST_DATE;
}

function workingDaysBefore(day: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  let date = day;
  for (let left = days; left > 0 && date > FIRST_DATE; left -= 1) date = previousWorkingDay(date, calendar);
  return date;
}

/** The light at `now` of a clock that runs: never `none`, which is the light of what has no clock or has stopped. */
export function lightAt(schedule: LightSchedule, now: Instant): Exclude<Light, 'none'> {
  if (now >= schedule.lateFrom) return 'late';
  if (now >= schedule.redFrom) return 'red';
  return now >= schedule.yellowFrom ? 'yellow' : 'green';
}

/** The day with which a share (in per cent) of a limit of five working days or more is used; null for a shorter limit or one of hours. */
function mostlyUsedOn(
  start: Instant,
  limit: Limit | 'same-day' | null,
  calendar: WorkingCalendar,
  zone: TimeZone,
  { percent, ...adjustments }: Adjustments & { readonly percent: number },
): LocalDate | null {
  if (limit === null || limit === 'same-day' || limit.unit === 'hour' || limit.unit === 'counter-hour') return null;
  const total = (adjustments.extensions ?? [])
    .filter((extension) => extension.unit === limit.unit)
    .reduce((sum, extension) => sum + extension.value, limit.value);
  const { days, unit } = inDays(total, limit.unit, localDateOf(start, zone));
  if (days < (unit === 'working-day' ? 5 : 7)) return null;
  const share = { value: Math.ceil((days * percent) / 100), unit, rolls: false };
  const used = dueOf(start, share, calendar, zone, { pauses: adjustments.pauses ?? [] });
  return used?.kind === 'date' ? used.date : null;
}

/** A limit in the unit of which a share can be taken: a month has no half, its days do. */
function inDays(
  total: number,
  unit: 'working-day' | 'natural-day' | 'month',
  from: LocalDate,
): { readonly days: number; readonly unit: 'working-day' | 'natural-day' } {
  return unit === 'month'
    ? { days: daysBetween(from, addMonths(from, total)), unit: 'natural-day' }
    : { days: total, unit };
}
