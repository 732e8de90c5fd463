import { type CaseFacts, type ClosedCase, type OpenCase } from '../../state/case.js';
import {
  addDays,
  daysBetween,
  instantOf,
  localDateOf,
  millisecondsOf,
  type Instant,
  type LocalDate,
} from '#libs/clocks/domain';
import { arrivesAt } from '../../state/transitions.js';
import { tolerableMissing } from '../../state/owed.js';
import { openCorrection, openGaps } from '../../state/review.js';
/** When a case had stopped and was closed, and where it goes on. */
export interface EpisodeEnd {
  readonly stoppedAt: Instant;
  readonly closedAt: Instant;
  readonly to: string;
}

/** What only a case that was decided or closed has. */
const OF_THE_END: ReadonlySet<string> = new Set([
  'outcome',
  'decidedAt',
  'fulfilledAt',
  'closedAt',
  'tolerableMissing',
]);

/**
 * Another episode: as it was accepted, or received, before its end, at the unit that takes it up again. A due time that a register had set moves on
 * by the time that does not count; every other is folded with that time as a pause.
 */
export function reopened(state: ClosedCase, { stoppedAt, closedAt, to }: EpisodeEnd, at: Instant): OpenCase {
  const facts = Object.fromEntries(
    Object.entries(state).filter(([key]) => !OF_THE_END.has(key)),
  ) as unknown as CaseFacts;
  const isAtTheDesk = state.acceptedAt === null || to === state.receiving.unit;
  const open = {
    ...facts,
    ...arrivesAt(to, at),
    // At the counter that received it, it counts as signed: a desk never signs.
    handler: { unit: to, signed: isAtTheDesk, person: null },
    routedBy: isAtTheDesk ? [] : [state.receiving.unit],
    episodes: [...state.episodes, { stoppedAt, closedAt, reopenedAt: at }],
    registerDue: state.registerDue && movedOn(state.registerDue, stoppedAt, at),
    notExamined: [],
    ...withoutWaiting(state, at),
    ...owedByOthers(state, stoppedAt, at),
    voice: { ...state.voice, followedUpAt: null },
    acceptance: state.acceptance && ('explicit' as const),
  };
  const { acceptedAt } = open;
  return acceptedAt === null ? { ...open, phase: 'received' } : { ...open, phase: 'accepted', acceptedAt };
}

/** Nothing that waited when the case ended waits on: what was owed is missing now, and completeness is checked again. */
function withoutWaiting(state: ClosedCase, at: Instant) {
  const { review, missing, closedAt, acceptedAt, terms } = state;
  const owed = [...openGaps(review).map(({ material }) => material), ...(openCorrection(review)?.owed ?? [])];
  // Before acceptance a tolerable material may become a gap once more; after it, it is missing.
  const mayBeGap = (code: string) => acceptedAt === null && (terms.tolerable?.includes(code) ?? false);
  const lacking = [...new Set([...missing, ...owed, ...(state.tolerableMissing ?? [])])];
  return {
    missing: lacking.filter((code) => !mayBeGap(code)),
    ...tolerableMissing(lacking.filter(mayBeGap)),
    review: {
      ...review,
      corrections: review.corrections.map((each) => ({ ...each, suppliedAt: each.suppliedAt ?? closedAt })),
      gaps: review.gaps.filter(({ filledAt }) => filledAt !== null),
      special: review.special.map((each) => ({ ...each, endedAt: each.endedAt ?? closedAt })),
      notices: review.notices.map((each) => ({ ...each, closedAt: each.closedAt ?? closedAt })),
      recheckAt: acceptedAt === null ? at : review.recheckAt,
    },
  };
}

/** What other units owe, they owe as many days later; a dispute is over, for the case lies with the responsible unit again. */
function owedByOthers({ coHandlings, supervision, moves, timezone }: ClosedCase, from: Instant, to: Instant) {
  const stopped = localDateOf(from, timezone);
  const days = daysBetween(stopped, localDateOf(to, timezone));
  const later = <T extends { readonly due: LocalDate; readonly answeredAt: Instant | null }>(owed: T): T =>
    owed.answeredAt !== null || owed.due < stopped ? owed : { ...owed, due: addDays(owed.due, days) };
  return {
    coHandlings: coHandlings.map(later),
    supervision: supervision.map(later),
    moves: { ...moves, dispute: null },
  };
}

/** What was late already when it ended stays so. */
function movedOn(due: Instant, from: Instant, to: Instant): Instant {
  return due < from ? due : instantOf(millisecondsOf(due) + millisecondsOf(to) - millisecondsOf(from));
}
