import { afterCounterHours } from './counter-hours.js';
import { addMonths, dayAfter, daysBetween, LAST_DATE } from './dates.js';
import { mergePauses, type Pause, type PausedDays, pausedDays } from './pauses.js';
import type { Due, Instant, Limit, LocalDate, TimeZone, WorkingCalendar } from './types.js';
import { instantOf, localDateOf, millisecondsOf, startOfDay } from './zones.js';

const HOUR_MS = 3_600_000;

/** What happened to a clock after it was started. */
export interface Adjustments {
  readonly pauses?: readonly Pause[];
  /** Each counts from where the limit before it ended, in its own unit (20 + 10 working days, rules §13). */
  readonly extensions?: readonly Limit[];
}

/** Why a day did or did not bring the due date nearer; `rolled`: the last natural day was a rest day or stood in a pause. */
export type DayUse = 'counted' | 'rest' | 'paused' | 'rolled';

/** Is told of every day and every stretch of hours as the clock passes it. */
export interface Witness {
  day(use: DayUse, date: LocalDate): void;
  hours(use: 'counted' | 'paused', from: Instant, to: Instant | null): void;
  extended(by: Limit): void;
  /** The clock stands: a pause from this day on has not ended. */
  stands(from: LocalDate): void;
}

/** What counting needs to know. */
interface Counting {
  readonly calendar: WorkingCalendar;
  readonly zone: TimeZone;
  readonly pauses: readonly Pause[];
  readonly paused: readonly PausedDays[];
  readonly witness: Witness | undefined;
}

/**
 * When a clock that started at `start` is due (rules §13). Working and natural days and months give a date of the region, hours an instant. The start
 * day is not counted; `same-day` is the date of the start. A due time after `LAST_DATE` is that day and says that it lies `beyond`. Throws a
 * RangeError for a limit that is no whole number of days or less than nothing.
 */
export function dueOf(start: Instant, limit: Limit | 'same-day', calendar: WorkingCalendar, zone: TimeZone): Due;
/**
 * The same with pauses and extensions; `null` while an open pause keeps the clock from reaching its end: such a clock has no due time until it
 * is resumed. `same-day` knows no pauses. Whether a clock of hours may be paused is the item's affair: pauses that are given here count.
 */
export function dueOf(
  start: Instant,
  limit: Limit | 'same-day',
  calendar: WorkingCalendar,
  zone: TimeZone,
  adjustments: Adjustments,
  witness?: Witness,
): Due | null;
export function dueOf(
  start: Instant,
  limit: Limit | 'same-day',
  calendar: WorkingCalendar,
  zone: TimeZone,
  adjustments: Adjustments = {},
  witness?: Witness,
): Due | null {
  const pauses = mergePauses(adjustments.pauses ?? []);
  const counting: Counting = { calendar, zone, pauses, paused: pausedDays(pauses, zone), witness };
  let due = limit === 'same-day' ? sameDay(start, zone) : firstDue(start, limit, counting);
  for (const extension of adjustments.extensions ?? []) {
    if (due === null) return null;
    witness?.extended(extension);
    due = extended(due, extension, counting);
  }
  return due;
}

/** Whether `at` is past the due time: a date is late from 00:00 of the next day in the region, an instant after itself. */
export function isLate(due: Due, at: Instant, zone: TimeZone): boolean {
  return due.kind === 'date' ? localDateOf(at, zone) > due.date : at > due.at;
}

/** The first instant that is late: 00:00 after a date; the first millisecond after an instant, as an instant itself is still in time. */
export function lateFrom(due: Due, zone: TimeZone): Instant {
  return due.kind === 'date' ? startOfDay(dayAfter(due.date), zone) : instantOf(millisecondsOf(due.at) + 1);
}

/** The local day on which something falls due. */
export function dueDate(due: Due, zone: TimeZone): LocalDate {
  return due.kind === 'date' ? due.date : localDateOf(due.at, zone);
}

/** Due on the day of the start itself (a promise of `same-day`). */
export function sameDay(start: Instant, zone: TimeZone): Due {
  return dueOn(localDateOf(start, zone));
}

function dueOn(date: LocalDate): Due {
  return { kind: 'date', date };
}

/** The due times of clocks that end past what can be counted. */
const DATE_BEYOND: Due = { kind: 'date', date: LAST_DATE, beyond: true };

function instantBeyond(zone: TimeZone): Due {
  return { kind: 'instant', at: instantOf(lastMomentOf(zone)), beyond: true };
}

function lastMomentOf(zone: TimeZone): number {
  return millisecondsOf(startOfDay(dayAfter(LAST_DATE), zone)) - 1;
}

function firstDue(start: Instant, limit: Limit, counting: Counting): Due | null {
  if (limit.unit === 'hour') return dueAfterHours(start, limit.value, counting);
  if (limit.unit === 'counter-hour') return dueAfterOpenHours(start, limit.value, counting);
  return dueAfterDays(localDateOf(start, counting.zone), limit, counting);
}

function extended(due: Due, by: Limit, counting: Counting): Due | null {
  if (by.unit !== 'hour' && by.unit !== 'counter-hour') return dueAfterDays(dueDate(due, counting.zone), by, counting);
  const end = due.kind === 'instant' ? due.at : lateFrom(due, counting.zone);
  return firstDue(end, by, counting);
}

/** What no pause interrupts is the same for every case that starts on that day. */
const uninterrupted = new WeakMap<WorkingCalendar, Map<string, Due | null>>();
const REMEMBERED = 10_000;

function dueAfterDays(start: LocalDate, limit: Limit, counting: Counting): Due | null {
  if (counting.paused.length > 0 || counting.witness) return countDays(start, limit, counting);
  const known = uninterrupted.get(counting.calendar) ?? new Map<string, Due | null>();
  const key = `${start} ${limit.value} ${limit.unit} ${limit.rolls}`;
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const due = countDays(start, limit, counting);
  if (known.size >= REMEMBERED) known.clear();
  uninterrupted.set(counting.calendar, known.set(key, due));
  return due;
}

function countDays(start: LocalDate, limit: Limit, counting: Counting): Due | null {
  if (!Number.isInteger(limit.value) || limit.value < 0)
    throw new RangeError(`a limit of ${limit.value} days cannot be counted`);
  const { calendar, paused, witness } = counting;
  const rolls = limit.unit !== 'working-day' && limit.rolls;
  let date = start;
  let left = limit.unit === 'month' ? daysBetween(start, addMonths(start, limit.value)) : limit.value;
  let stopped = false;
  while (left > 0 || (rolls && (stopped || calendar.isRestDay(date)))) {
    if (date >= LAST_DATE) return DATE_BEYOND;
    date = dayAfter(date);
    const pause = pauseOn(date, paused);
    if (pause?.last === null) return standing(date, witness);
    stopped = pause !== undefined;
    const use = useOf(date, stopped, left, limit, calendar);
    if (use === 'counted') left -= 1;
    witness?.day(use, date);
  }
  return dueOn(date);
}

function useOf(date: LocalDate, stopped: boolean, left: number, limit: Limit, calendar: WorkingCalendar): DayUse {
  if (stopped) return 'paused';
  if (left === 0) return 'rolled';
  return limit.unit === 'working-day' && calendar.isRestDay(date) ? 'rest' : 'counted';
}

function pauseOn(date: LocalDate, paused: readonly PausedDays[]): PausedDays | undefined {
  return paused.find(({ first, last }) => first <= date && (last === null || date <= last));
}

function standing(from: LocalDate, witness: Witness | undefined): null {
  witness?.stands(from);
  return null;
}

/** Hours in which the counters are open; pauses do not count. */
function dueAfterOpenHours(start: Instant, hours: number, { calendar, zone, pauses, witness }: Counting): Due | null {
  const at = afterCounterHours(start, hours, calendar, zone, pauses);
  const open = pauses.find(({ to }) => to === null);
  if (at === null && open) return standing(localDateOf(open.from, zone), witness);
  if (at === null) return instantBeyond(zone);
  witness?.hours('counted', start, at);
  return { kind: 'instant', at };
}

/** A clock hour by day and by night, without roll-over; the pauses are in order and do not touch. */
function dueAfterHours(start: Instant, hours: number, counting: Counting): Due | null {
  if (!(hours >= 0)) throw new RangeError(`a limit of ${hours} hours cannot be counted`);
  const { pauses, witness, zone } = counting;
  let at = millisecondsOf(start);
  let left = hours * HOUR_MS;
  for (const pause of pauses) {
    const from = millisecondsOf(pause.from);
    const to = pause.to === null ? null : millisecondsOf(pause.to);
    if (to !== null && to <= at) continue;
    if (at + left <= from) break;
    if (from > at) {
      witness?.hours('counted', instantOf(at), pause.from);
      left -= from - at;
    }
    witness?.hours('paused', instantOf(Math.max(at, from)), pause.to);
    if (to === null) return standing(localDateOf(pause.from, zone), witness);
    at = to;
  }
  if (at + left > lastMomentOf(zone)) return instantBeyond(zone);
  witness?.hours('counted', instantOf(at), instantOf(at + left));
  return { kind: 'instant', at: instantOf(at + left) };
}
