import { type CaseGuard } from '../kit.js';
import { refusal, refuse } from '#libs/kernel/domain';
import { type CasePhase, type OpenCase } from '../state/case.js';
import { guard } from '../kit.js';
import { localDateOf } from '#libs/clocks/domain';
import { type CaseContext } from '../context.js';
export const outOfPhase = refusal('out-of-phase', {
  rule: '行政许可法 第32、34、38条 收件、受理、审查、决定',
  title: { zh: '当前阶段不能这样办', en: 'Out of phase' },
  detail: {
    zh: '本件{phase:phase}，不能“{act:act}”：须在“{phase:needed}”阶段。请先完成前一步，或查看可办动作。',
    en: 'This case is {phase:phase}; to {act:act} it must be {phase:needed}. Do the step before first, or see what is allowed now.',
  },
});

export const sameDayPassed = refusal('same-day-passed', {
  rule: '即办件: 受理后当日决定',
  title: { zh: '当场受理须当日决定', en: 'Owed on the same day' },
  detail: {
    zh: '本件{date}当场受理，应当日决定，现已过当日。请先补出受理单（受理，不选当场），再作决定。',
    en: 'Accepted on the spot on {date}, the decision was owed that day. Give the resident a slip now (accept, not on the spot), then decide.',
  },
});

/** 行政许可法 32, 34, 38: receipt, acceptance, review and decision follow each other. */
export function onlyWhile(...phases: readonly CasePhase[]): CaseGuard {
  return guard([outOfPhase], (state, _context, act) =>
    phases.includes(state.phase) ? null : refuse(outOfPhase, { act, phase: state.phase, needed: phases.join(',') }),
  );
}

/** Accepted once; but a case accepted on the spot that was not decided that day gets its slip by a second acceptance. */
export const acceptedOnlyOnce = guard([outOfPhase], (state, context, act) => {
  if (state.phase === 'accepted' && isOverdueOnTheSpot(state, context)) return null;
  return onlyWhile('received')(state, context, act);
});

/** 即办件: what was accepted on the spot is decided the same day, by the region's date (rules §1.2). */
export const onTheSpotMeansToday = guard([sameDayPassed], (state, context) => {
  if (state.acceptedAt === null || !isOverdueOnTheSpot(state, context)) return null;
  return refuse(sameDayPassed, { date: localDateOf(state.acceptedAt, state.timezone) });
});

function isOverdueOnTheSpot(state: OpenCase, { now }: CaseContext): boolean {
  return (
    state.acceptance === 'on-the-spot' &&
    state.acceptedAt !== null &&
    localDateOf(state.acceptedAt, state.timezone) !== localDateOf(now, state.timezone)
  );
}
