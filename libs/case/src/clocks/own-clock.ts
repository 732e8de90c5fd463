import { type ClockName } from '../state/codes.js';
import { type KnownCase } from '../state/case.js';
import { dueOf, type Due, type Instant, type Limit, type Pause, type WorkingCalendar } from '#libs/clocks/domain';

/** A clock beside the promise and the law: what one unit owes within the case (rules §1.2). None of them stops another. */
export interface OwnClock {
  /** Tells it from every other clock of the case: `signature`, `co-handling/co-1`. */
  readonly name: ClockName;
  /** Who owes it. */
  readonly unit: string;
  readonly start: Instant;
  /** Null where somebody named a date. */
  readonly limit: Limit | null;
  /** Null while it stands. */
  readonly due: Due | null;
  /** When it stood; none of most clocks. */
  readonly pauses?: readonly Pause[];
  /** What it is of, where its name does not say. */
  readonly of?: string;
  /** When what it waits for had happened; null while it runs. */
  readonly stoppedAt: Instant | null;
}

/** A clock that has a due time: it does not stand. */
export type DueClock = OwnClock & { readonly due: Due };

export function isDue(clock: OwnClock): clock is DueClock {
  return clock.due !== null;
}

/** The clocks of one kind that a case has had, as far as its state tells, and has. */
export type OwnClocks = (state: KnownCase, calendar: WorkingCalendar) => readonly OwnClock[];

export function workingDays(value: number): Limit {
  return { value, unit: 'working-day', rolls: true };
}

/** A clock that counts. */
export function ownClock(
  { timezone }: KnownCase,
  calendar: WorkingCalendar,
  clock: Omit<OwnClock, 'due' | 'limit'> & { readonly limit: Limit },
): OwnClock {
  return { ...clock, due: dueOf(clock.start, clock.limit, calendar, timezone, { pauses: clock.pauses ?? [] }) };
}

/** A clock of so many working days. */
export function clockOfDays(
  state: KnownCase,
  calendar: WorkingCalendar,
  { days, ...own }: Omit<OwnClock, 'due' | 'limit'> & { readonly days: number },
): OwnClock {
  return ownClock(state, calendar, { ...own, limit: workingDays(days) });
}

/** When everything that a case waits for had ended with it; null while it is open. */
export function endedAt(state: KnownCase): Instant | null {
  return state.phase === 'closed' ? state.closedAt : null;
}

/** What kind of clock a name stands for: `co-handling/co-1` and `co-handling/co-2` are both a co-handling. */
export function kindOfClock(name: ClockName): string {
  return name
    .replace(/^(co-handling|supervision|special-procedure|objection-answer|correction|gap|notice)\/.*$/, '$1')
    .replace(/^rectification-\d+\//, 'rectification/');
}
