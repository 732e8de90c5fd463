import type { Instant } from '#libs/clocks/domain';
import { type OpenCase } from './case.js';
import { type CaseReview } from './review.js';
import { ofLastNotice } from './transitions.js';

/** An objection to a notice. */
export interface Objection {
  /** Counted over all notices of the case, from 1. */
  readonly ordinal: number;
  readonly raisedAt: Instant;
  /** By an answer of its own, else by the closing of its notice. */
  readonly answeredAt: Instant | null;
}

/** Every objection that there was, in the order in which they came. */
export function objectionsOf({ notices }: CaseReview): readonly Objection[] {
  return notices
    .flatMap(({ objections, answers = [], closedAt }) =>
      objections.map((raisedAt, index) => ({ raisedAt, answeredAt: answers[index] ?? closedAt })),
    )
    .map((each, index) => ({ ...each, ordinal: index + 1 }));
}

export function openObjections(review: CaseReview): readonly Objection[] {
  return objectionsOf(review).filter(({ answeredAt }) => answeredAt === null);
}

/** One objection to the notice that hangs has its answer. */
export function answered(state: OpenCase, ordinal: number, at: Instant): OpenCase {
  const earlier = state.review.notices.slice(0, -1).reduce((sum, { objections }) => sum + objections.length, 0);
  return ofLastNotice(state, ({ answers = [], ...notice }) => ({
    ...notice,
    answers: notice.objections.map((_, index) => answers[index] ?? (index === ordinal - 1 - earlier ? at : null)),
  }));
}
