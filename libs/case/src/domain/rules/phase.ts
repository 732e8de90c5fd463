import { localDateOf } from '#libs/clocks/domain';
import { refuse } from '../refusal.js';
import type { CaseContext } from '../context.js';
import type { CasePhase, OpenCase } from '../state.js';
import type { Guard } from './guard.js';

/** 行政许可法 32, 34, 38: receipt, acceptance, review and decision follow each other. */
export function onlyWhile(...phases: readonly CasePhase[]): Guard {
  return (state, _context, act) =>
    phases.includes(state.phase) ? null : refuse('out-of-phase', { act, phase: state.phase, needed: phases.join(',') });
}

/** Accepted once; but a case accepted on the spot that was not decided that day gets its slip by a second acceptance. */
export const acceptedOnlyOnce: Guard = (state, context, act) => {
  if (state.phase === 'accepted' && isOverdueOnTheSpot(state, context)) return null;
  return onlyWhile('received')(state, context, act);
};

/** 即办件: what was accepted on the spot is decided the same day, by the region's date (rules §1.2). */
export const onTheSpotMeansToday: Guard = (state, context) => {
  if (state.acceptedAt === null || !isOverdueOnTheSpot(state, context)) return null;
  return refuse('same-day-passed', { date: localDateOf(state.acceptedAt, state.timezone) });
};

function isOverdueOnTheSpot(state: OpenCase, { now }: CaseContext): boolean {
  return (
    state.acceptance === 'on-the-spot' &&
    state.acceptedAt !== null &&
    localDateOf(state.acceptedAt, state.timezone) !== localDateOf(now, state.timezone)
  );
}
