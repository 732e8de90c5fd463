import { lateFrom, type Instant } from '#libs/clocks/domain';
import type { KnownCase } from '../state.js';
import { clock, fixedClock, workingDays, type CaseClock, type Counting } from './clock.js';

/** 行政许可法 32(4): five working days to say whether it is complete. */
const CHECK_DAYS = 5;
/** Rules §13. */
export const CORRECTION_DAYS = 10;
export const PROLONGATION_DAYS = 10;

/**
 * The check of completeness (rules §13): five working days from receipt or the promise, whichever ends first, one per case; after a correction a new one
 * of five working days. Never for what is done on the spot or only guided. It ends with a notice, with acceptance or with the case.
 */
export function completenessClock(state: KnownCase, counting: Counting): CaseClock | null {
  const { terms, review, receivedAt } = state;
  if (terms.kind === 'on-the-spot' || terms.kind === 'guide-only') return null;
  const start = review.recheckAt ?? receivedAt;
  const five = clock({ kind: 'completeness', start, limit: workingDays(CHECK_DAYS) }, counting);
  const isFirst = review.recheckAt === null && terms.promised !== null && terms.promised !== 'same-day';
  const promise = isFirst ? clock({ kind: 'completeness', start, limit: terms.promised }, counting) : five;
  const check = lateOf(promise, counting.zone) < lateOf(five, counting.zone) ? promise : five;
  return { ...check, endedAt: endOfCheck(state, check) };
}

function endOfCheck(state: KnownCase, { start, schedule }: CaseClock): Instant | null {
  const told = state.review.corrections.find((each) => !each.afterAcceptance && each.requestedAt >= start);
  if (told) return told.requestedAt;
  if (state.acceptance === 'deemed') return schedule?.lateFrom ?? null;
  return state.acceptedAt ?? (state.phase === 'closed' ? state.closedAt : null);
}

/** Every notice of what is missing, from the day on which it was told. */
export function correctionClocks({ review, ...state }: KnownCase, counting: Counting): readonly CaseClock[] {
  const closedAt = state.phase === 'closed' ? state.closedAt : null;
  return review.corrections.map(({ requestedAt, suppliedAt, prolongedBy, materials }) =>
    clock(
      {
        kind: 'correction',
        of: materials.join(', '),
        start: requestedAt,
        limit: workingDays(CORRECTION_DAYS),
        extensions: prolongedBy > 0 ? [workingDays(prolongedBy)] : [],
        endedAt: suppliedAt ?? closedAt,
      },
      counting,
    ),
  );
}

/** Every material that may still be owed. */
export function gapClocks({ review, ...state }: KnownCase, counting: Counting): readonly CaseClock[] {
  const closedAt = state.phase === 'closed' ? state.closedAt : null;
  return review.gaps.map(({ material, since, due, filledAt }) =>
    fixedClock(
      { kind: 'gap', of: material, start: since, due: { kind: 'date', date: due }, endedAt: filledAt ?? closedAt },
      counting,
    ),
  );
}

function lateOf({ due }: CaseClock, zone: string): Instant {
  return due ? lateFrom(due, zone) : '9999';
}
