import { type CaseFacts } from '../state/case.js';
import { PUBLIC_NOTICE, SPECIAL_PROCEDURES, type ItemTerms } from '#libs/catalogue/domain';
import type { Pause } from '#libs/clocks/domain';
import { closedTimes } from './closed-times.js';

export { PUBLIC_NOTICE, SPECIAL_PROCEDURES };

/** The procedures that this case may be given: the law's, or those of the item, and whatever else the item says does not count. */
export function specialProceduresOf({ special = SPECIAL_PROCEDURES, excluded = [] }: ItemTerms): readonly string[] {
  return [...special, ...excluded.filter((kind) => kind !== PUBLIC_NOTICE)];
}

/**
 * When the promised and the statutory clock stand (rules §1.2): while the case was closed, in a correction after acceptance where the item says so, in special procedures,
 * and in a public notice where the item excludes its time. Waiting for a signature stops neither.
 */
export function pausesOf(state: Pick<CaseFacts, 'review' | 'terms' | 'episodes'>): readonly Pause[] {
  const { corrections, special, notices } = state.review;
  if (corrections.length + special.length + notices.length + state.episodes.length === 0) return [];
  const noticesCountNot = state.terms.excluded?.includes(PUBLIC_NOTICE) ?? false;
  return [
    ...closedTimes(state),
    ...corrections
      .filter(({ afterAcceptance }) => afterAcceptance && state.terms.correctsAfterAcceptance)
      .map(({ requestedAt, suppliedAt }) => ({ from: requestedAt, to: suppliedAt })),
    ...special.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt })),
    ...(noticesCountNot ? notices : []).map(({ postedAt, closedAt }) => ({ from: postedAt, to: closedAt })),
  ];
}
