import { type CaseFacts } from '../state/case.js';
import { PUBLIC_NOTICE, SPECIAL_PROCEDURES, type ItemTerms } from '#libs/catalogue/domain';
import type { Pause } from '#libs/clocks/domain';
import { closedTimes } from './closed-times.js';

export { PUBLIC_NOTICE, SPECIAL_PROCEDURES };

/** The special procedures that an item may stop its clocks for: the law's closed list or its own, and what it says does not count. */
export function specialProceduresOf({ special = SPECIAL_PROCEDURES, excluded = [] }: ItemTerms): readonly string[] {
  return [...special, ...excluded.filter((kind) => kind !== PUBLIC_NOTICE)];
}

/** Whether the time of a public notice does not count: the item says so. */
export function noticesCountNot({ excluded = [] }: ItemTerms): boolean {
  return excluded.includes(PUBLIC_NOTICE);
}

/**
 * When the promised and the statutory clock stand (rules §1.2, §13): while the case was closed; in a correction, which is the resident's turn: before
 * acceptance where the count began with the receipt, after it where the item says so; in special procedures, and in a public notice where the item
 * excludes its time, for the days that were announced and no longer. Waiting for a signature stops neither.
 */
export function pausesOf(state: Pick<CaseFacts, 'review' | 'terms' | 'episodes'>): readonly Pause[] {
  const { review, terms } = state;
  const { corrections, special, notices } = review;
  const isFromReceipt = terms.startsAt === 'received';
  return [
    ...closedTimes(state),
    ...corrections
      .filter(({ afterAcceptance }) => (afterAcceptance ? terms.correctsAfterAcceptance : isFromReceipt))
      .map(({ requestedAt, suppliedAt }) => ({ from: requestedAt, to: suppliedAt })),
    ...special.map(({ startedAt, endedAt, overAt }) => ({ from: startedAt, to: overAt ?? endedAt })),
    ...(noticesCountNot(terms) ? notices : []).map(({ postedAt, closedAt, overAt }) => ({
      from: postedAt,
      to: overAt ?? closedAt,
    })),
  ];
}
