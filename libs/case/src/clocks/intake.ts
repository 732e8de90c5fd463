import { type KnownCase } from '../state/case.js';
import { periodOf } from '#libs/catalogue/domain';
import { lateFrom, type Instant, type LocalDate, type WorkingCalendar } from '#libs/clocks/domain';
import { openGaps, type CaseReview } from '../state/review.js';
import { dueOnADay } from './on-a-day.js';
import { clock, fixedClock, workingDays, type CaseClock, type Counting } from './clock.js';

/**
 * The check of completeness (rules §13): its period from receipt or the promise, whichever ends first, one per case; after a correction a new one. Never for what is done on the spot or only guided. It ends with a notice, with acceptance or with the case.
 */
export function completenessClock(state: KnownCase, counting: Counting): CaseClock | null {
  const { terms, review, receivedAt } = state;
  if (terms.kind === 'on-the-spot' || terms.kind === 'guide-only') return null;
  const start = review.recheckAt ?? receivedAt;
  const whole = clock({ kind: 'completeness', start, limit: workingDays(periodOf(terms, 'completeness')) }, counting);
  const isFirst = review.recheckAt === null && terms.promised !== null && terms.promised !== 'same-day';
  const promise = isFirst ? clock({ kind: 'completeness', start, limit: terms.promised }, counting) : whole;
  const check = lateOf(promise, counting.zone) < lateOf(whole, counting.zone) ? promise : whole;
  return { ...check, endedAt: endOfCheck(state, check) };
}

function endOfCheck(state: KnownCase, { start, schedule }: CaseClock): Instant | null {
  const told = state.review.corrections.find((each) => !each.afterAcceptance && each.requestedAt >= start);
  if (told) return told.requestedAt;
  if (state.acceptance === 'deemed') return schedule?.lateFrom ?? null;
  return state.acceptedAt ?? (state.phase === 'closed' ? state.closedAt : null);
}

/** Every notice of what is missing, from the day on which it was told. */
export function correctionClocks({ review, terms, ...state }: KnownCase, counting: Counting): readonly CaseClock[] {
  const closedAt = state.phase === 'closed' ? state.closedAt : null;
  return review.corrections.map(({ requestedAt, suppliedAt, prolongedBy, materials }) =>
    clock(
      {
        kind: 'correction',
        of: materials.join(', '),
        start: requestedAt,
        limit: workingDays(periodOf(terms, 'correction')),
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
      {
        kind: 'gap',
        of: material,
        start: since,
        due: dueOnADay(due, since, counting.calendar),
        endedAt: filledAt ?? closedAt,
      },
      counting,
    ),
  );
}

/** The day on which the first of the gaps that are open is due; null where none is. */
export function firstGapDue(review: CaseReview, calendar: WorkingCalendar): LocalDate | null {
  const dates = openGaps(review).map(({ due, since }) => dueOnADay(due, since, calendar).date);
  return dates.sort()[0] ?? null;
}

function lateOf({ due }: CaseClock, zone: string): Instant {
  return due ? lateFrom(due, zone) : '9999';
}
