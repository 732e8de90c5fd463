import {
  dueOf,
  isLate,
  lightAt,
  lightSchedule,
  type Due,
  type Instant,
  type Light,
  type LightRule,
  type LightSchedule,
  type Limit,
  type Pause,
  type TimeZone,
  type WorkingCalendar,
} from '#libs/clocks/domain';

/** What a clock of a case is about (rules §1.2). */
export type ClockKind =
  | 'completeness'
  | 'correction'
  | 'promised'
  | 'statutory'
  | 'leg'
  | 'signature'
  | 'gap'
  | 'special-procedure'
  | 'notice'
  | 'objection-answer'
  | 'co-handling'
  | 'supervision'
  | 'ruling'
  | 'rectification'
  | 'follow-up'
  | 'delivery'
  | 'window'
  | 'whole-way'
  | 'afterwards';

/** A clock of a case that has started. */
export interface CaseClock {
  readonly kind: ClockKind;
  /** Which of its kind: a material, a request, a leg, a procedure; null where there is but one. */
  readonly of: string | null;
  readonly start: Instant;
  /** Null where somebody set the due time: a register, or a person within the rules. */
  readonly limit: Limit | 'same-day' | null;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Limit[];
  /** Null while the clock stands: it has no due time until it is resumed. */
  readonly due: Due | null;
  readonly schedule: LightSchedule | null;
  readonly endedAt: Instant | null;
  /** Since when it stands. */
  readonly standsSince: Instant | null;
}

/** How the days of a case are counted. */
export interface Counting {
  readonly calendar: WorkingCalendar;
  readonly zone: TimeZone;
}

interface Started {
  /** When its lights burn, where that is not as in rules §13. */
  readonly lights?: Partial<LightRule> | undefined;
  readonly kind: ClockKind;
  readonly of?: string | null;
  readonly start: Instant;
  readonly limit: Limit | 'same-day';
  readonly pauses?: readonly Pause[];
  readonly extensions?: readonly Limit[];
  readonly endedAt?: Instant | null;
}

/** A clock that counts. Hours are counted day and night and never stand (rules §13). */
export function clock(started: Started, { calendar, zone }: Counting): CaseClock {
  const { kind, of = null, start, limit, endedAt = null } = started;
  const isInHours = limit !== 'same-day' && limit.unit === 'hour';
  const pauses = isInHours || limit === 'same-day' ? [] : (started.pauses ?? []);
  const extensions = limit === 'same-day' ? [] : (started.extensions ?? []);
  const adjustments = { pauses, extensions };
  const due = dueOf(start, limit, calendar, zone, adjustments);
  const schedule = due && lightSchedule(start, due, limit, calendar, zone, adjustments, started.lights);
  const standsSince = due === null && endedAt === null ? standing(pauses) : null;
  return { kind, of, start, limit, pauses, extensions, due, schedule, endedAt, standsSince };
}

/** Since when a clock with these pauses stands; null where it runs. */
export function standing(pauses: readonly Pause[]): Instant | null {
  const open = pauses.filter(({ to }) => to === null).map(({ from }) => from);
  return open.sort()[0] ?? null;
}

interface Fixed extends Pick<Started, 'lights'> {
  readonly kind: ClockKind;
  readonly of?: string | null;
  readonly start: Instant;
  readonly due: Due;
  readonly endedAt?: Instant | null;
}

/** A clock whose due time somebody set. */
export function fixedClock(
  { kind, of = null, start, due, endedAt = null, lights }: Fixed,
  counting: Counting,
): CaseClock {
  const schedule = lightSchedule(start, due, null, counting.calendar, counting.zone, {}, lights);
  const none = { limit: null, pauses: [], extensions: [], standsSince: null };
  return { kind, of, start, due, schedule, endedAt, ...none };
}

export { workingDays } from './own-clock.js';

export function naturalDays(value: number): Limit {
  return { value, unit: 'natural-day', rolls: true };
}

/** The light of one clock: a stopped one burns late where it stopped too late, a standing one not at all. */
export function lightOfClock({ due, schedule, endedAt }: CaseClock, now: Instant, zone: TimeZone): Light {
  if (!due || !schedule) return 'none';
  if (endedAt !== null) return isLate(due, endedAt, zone) ? 'late' : 'none';
  return lightAt(schedule, now);
}
