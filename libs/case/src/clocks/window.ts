import { type KnownCase } from '../state/case.js';
import { limitStart, windowOf, type WindowOfDays } from '#libs/catalogue/domain';
import { startOfDay } from '#libs/clocks/domain';
import { clock, type CaseClock, type Counting } from './clock.js';
import { closedTimes } from './closed-times.js';
import { endOf } from './limits.js';

/** From and until which day the case may be granted; null where its item has no window, or its count has not begun. */
export function windowAt(state: KnownCase, { calendar, zone }: Counting): WindowOfDays | null {
  const { window, startsAt } = state.terms;
  const start = limitStart(startsAt, state);
  return window && start !== null ? windowOf(start, window, calendar, zone, closedTimes(state)) : null;
}

/** 冷静期之后 (MZ-17): from the first day of the window to its last; what is not done by then is withdrawn (rules §13). */
export function windowClocks(state: KnownCase, counting: Counting): readonly CaseClock[] {
  const { window } = state.terms;
  const days = windowAt(state, counting);
  if (!window || !days) return [];
  const start = startOfDay(days.notBefore, counting.zone);
  const limit = window.then;
  return [clock({ kind: 'window', start, limit, pauses: closedTimes(state), endedAt: endOf(state) }, counting)];
}
