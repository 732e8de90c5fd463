import { dayAfter, startOfDay, type Due, type Instant } from '#libs/clocks/domain';
import { type KnownCase } from './case.js';
import { type ClockName } from './codes.js';
import { reviewed } from './transitions.js';

const MILLISECOND = 1;

/**
 * The days that were announced of a special procedure or a public notice are over: only these do not count (rules §13), so the limits run on although it has not
 * ended. Any other clock leaves the state as it was.
 */
export function announcedTimeOver(state: KnownCase, clock: ClockName, due: Due): KnownCase {
  if (state.phase === 'closed' || due.kind !== 'date') return state;
  const over = new Date(Date.parse(startOfDay(dayAfter(due.date), state.timezone)) - MILLISECOND).toISOString();
  const [kind, ordinal] = clock.split('/');
  const { special, notices } = state.review;
  if (kind === 'special-procedure') return reviewed(state, { special: overAt(special, Number(ordinal), over) });
  return kind === 'notice' ? reviewed(state, { notices: overAt(notices, Number(ordinal), over) }) : state;
}

function overAt<T extends object>(all: readonly T[], ordinal: number, over: Instant): readonly T[] {
  return all.map((each, index) => (index === ordinal - 1 ? { ...each, overAt: over } : each));
}
