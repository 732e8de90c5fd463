import { endOf, type KnownCase, type ServiceRated } from '#libs/case';
import { localDateOf, type Instant, type LocalDate } from '#libs/clocks/domain';
import type { CaseTimes } from '../../cases/domain/row.js';
import { dueFrom, type BoardFacts, type BoardRating, type DueKnown } from './contribution.js';

/**
 * What the boards count of a case after an event of it, or after a new calendar. `at` is when that happened: a due time that changes by it changes
 * from that day on.
 */
export function boardFacts(
  before: BoardFacts | null,
  state: KnownCase,
  times: CaseTimes,
  at: Instant,
  escalated = false,
): BoardFacts {
  const day = (instant: Instant): LocalDate => localDateOf(instant, state.timezone);
  const dayOrNull = (instant: Instant | null): LocalDate | null => (instant === null ? null : day(instant));
  const fulfilledAt = state.phase === 'fulfilled' || state.phase === 'closed' ? state.fulfilledAt : null;
  const decided = dayOrNull(endOf(state));
  const known = before?.due ?? [];
  const reopenedAt = state.episodes.at(-1)?.reopenedAt ?? null;
  const isNew = (instant: Instant | null): boolean => reopenedAt === null || (instant ?? '') > reopenedAt;
  return {
    market: state.terms.kind === 'order',
    desk: state.receiving.leaf,
    home: state.home.leaf,
    foreign: state.home.district !== state.receiving.district,
    received: day(state.receivedAt),
    reopened: dayOrNull(reopenedAt),
    earlier: before?.earlier ?? null,
    accepted: isNew(state.acceptedAt) ? dayOrNull(state.acceptedAt) : null,
    decided,
    fulfilled: dayOrNull(fulfilledAt),
    fulfilledLate: fulfilledAt !== null && times.schedule !== null && fulfilledAt >= times.schedule.lateFrom,
    ended: dayOrNull(fulfilledAt ?? (state.phase === 'closed' ? state.closedAt : null)),
    escalated: escalated ? [...(before?.escalated ?? []), day(at)] : (before?.escalated ?? []),
    due: decided === null ? dueFrom(known, dueKnown(state, times, day(at))) : known,
    ratings: before?.ratings ?? [],
  };
}

/** The facts with one more rating; one that nobody gave counts as none (rules §4). */
export function rated(facts: BoardFacts, rating: ServiceRated['data']): BoardFacts {
  return { ...facts, ratings: [...facts.ratings, ...ratingsOf(rating)] };
}

/** A rating says itself where and when it counts. */
export function ratingsOf({ given, about, leaf, date, score }: ServiceRated['data']): readonly BoardRating[] {
  return given ? [{ about, leaf, day: date, score }] : [];
}

function dueKnown(state: KnownCase, times: CaseTimes, from: LocalDate): DueKnown {
  const due = times.promised ?? times.statutory;
  if (!times.schedule || !due) return { from, soon: null, late: null };
  const yellow = localDateOf(times.schedule.yellowFrom, state.timezone);
  const last = due.kind === 'date' ? due.date : localDateOf(due.at, state.timezone);
  return { from, soon: yellow < last ? yellow : last, late: localDateOf(times.schedule.lateFrom, state.timezone) };
}
