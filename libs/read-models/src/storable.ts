import { evolve, nextFiring, owedBeside, type CaseHappening, type CaseState, type KnownCase } from '#libs/case';
import { FIRST_DATE, LAST_DATE, lateFrom, type Instant, type WorkingCalendar } from '#libs/clocks/domain';
import { boardFacts } from './boards/domain/facts.js';
import { caseTimes } from './cases/domain/row.js';

/** Within the years in which time is counted: what would lie beyond them stands at their end. */
function isCounted(at: Instant): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(at) && at >= FIRST_DATE && at < LAST_DATE;
}

/**
 * Why some read model could not store what a command leads to; null where all can. What a case may owe, and when, is computed as the models will do
 * it, so that no event is written that would set its stream aside. Pure: it is asked before the append.
 */
export function whyNotStorable(
  before: CaseState,
  happenings: readonly CaseHappening[],
  calendar: WorkingCalendar,
): string | null {
  try {
    let state = before;
    for (const happening of happenings) {
      state = evolve(state, happening);
      if (state.phase === 'none') return 'a case begins with its receipt';
      const at = happening.metadata.occurredAt;
      if (!isCounted(at)) return `${at} lies beyond the years in which time is counted`;
      boardFacts(null, state, caseTimes(state, calendar), at);
    }
    if (state.phase === 'none') return null;
    const far = instantsOf(state, calendar).find((at) => !isCounted(at));
    return far === undefined ? null : 'something would be due beyond the years in which time is counted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Every instant that stands in a row of the case. */
function instantsOf(state: KnownCase, calendar: WorkingCalendar): readonly Instant[] {
  const { schedule, promised, statutory } = caseTimes(state, calendar);
  const firing = nextFiring(state, calendar);
  return [
    state.receivedAt,
    ...(schedule ? [schedule.yellowFrom, schedule.redFrom, schedule.lateFrom] : []),
    ...(firing === null ? [] : [firing]),
    ...[promised, statutory, ...owedBeside(state, calendar).map(({ due }) => due)].flatMap((due) =>
      due === null ? [] : [lateFrom(due, state.timezone)],
    ),
  ];
}
