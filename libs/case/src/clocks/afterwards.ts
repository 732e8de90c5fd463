import { type KnownCase } from '../state/case.js';
import { ownClock, type OwnClocks } from './own-clock.js';

/** 事后补办 (MZ-04): what is granted at once has its paperwork afterwards, in a time of its own, also when the case is closed (rules §13). */
export const afterwardsClocks: OwnClocks = (state, calendar) => {
  const { afterwards } = state.terms;
  const start = grantedAt(state);
  if (!afterwards || start === null) return [];
  const { what: of, value, unit } = afterwards;
  const limit = { value, unit, rolls: true };
  const stoppedAt = state.afterwardsAt ?? null;
  return [ownClock(state, calendar, { name: 'afterwards', of, unit: state.responsibleUnit, start, limit, stoppedAt })];
};

/** Whether something is still to be done after the decision. */
export function owesAfterwards(state: KnownCase): boolean {
  return state.terms.afterwards !== undefined && state.afterwardsAt === undefined && grantedAt(state) !== null;
}

function grantedAt(state: KnownCase) {
  return 'outcome' in state && state.outcome === 'granted' ? state.decidedAt : null;
}
