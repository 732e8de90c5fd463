import { type CaseClock } from './clock.js';
import { endOf, isMeasured, promisedClock, statutoryClock, wholeWayClock, type MeasuredClock } from './limits.js';
import { type CaseState, type KnownCase } from '../state/case.js';
import { completenessClock, correctionClocks, gapClocks } from './intake.js';
import { reviewClocks } from './review.js';
import { windowClocks } from './window.js';
import { partClocks } from './parts.js';
import { lightAt, type Instant, type Light, type TimeZone, type WorkingCalendar } from '#libs/clocks/domain';

export { closedTimes, withoutClosedTimes } from './closed-times.js';
export { endOf } from './limits.js';

/**
 * The two limits of a case. A due time that a register set stands in the place of the promise. `due` is what lateness is measured by: the promise,
 * else the statutory limit (CONTRACT §5), with its lights; null while it stands.
 */
export interface CaseClocks {
  readonly promised: CaseClock | null;
  readonly statutory: CaseClock | null;
  readonly due: MeasuredClock | null;
}

const NONE: CaseClocks = { promised: null, statutory: null, due: null };

/** Folds the deadlines out of the state; a clock that has not started is null. */
export function caseClocks(state: CaseState, calendar: WorkingCalendar, zone: TimeZone): CaseClocks {
  if (state.phase === 'none') return NONE;
  const counting = { calendar, zone };
  const promised = promisedClock(state, counting);
  const statutory = statutoryClock(state, counting);
  const counted = promised ?? statutory;
  return { promised, statutory, due: isMeasured(counted) ? counted : null };
}

/** Every clock that the case has or had, each as a fold over its events: those of intake, its limits, the review, and what units owe beside it. */
export function clocksOf(state: KnownCase, calendar: WorkingCalendar): readonly CaseClock[] {
  const counting = { calendar, zone: state.timezone };
  const single = (clock: CaseClock | null) => (clock ? [clock] : []);
  return [
    ...single(completenessClock(state, counting)),
    ...correctionClocks(state, counting),
    ...gapClocks(state, counting),
    ...single(promisedClock(state, counting)),
    ...single(statutoryClock(state, counting)),
    ...single(wholeWayClock(state, counting)),
    ...windowClocks(state, counting),
    ...reviewClocks(state, counting),
    ...partClocks(state, counting),
  ];
}

/** The light at a moment. What has been decided or closed burns `late` where that came after the due time, else not at all. */
export function lightOf(state: CaseState, clocks: CaseClocks, now: Instant): Light {
  if (state.phase === 'none' || clocks.due === null) return 'none';
  if (endOf(state) !== null) return endedLate(state, clocks) ? 'late' : 'none';
  return lightAt(clocks.due.schedule, now);
}

/** Whether the clock that counts stopped (by decision, else by closing) after its due time; false while it runs. */
export function endedLate(state: CaseState, clocks: CaseClocks): boolean {
  if (state.phase === 'none' || clocks.due === null) return false;
  const end = endOf(state);
  return end !== null && end >= clocks.due.schedule.lateFrom;
}
