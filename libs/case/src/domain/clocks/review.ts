import { periodOf } from '#libs/catalogue/domain';
import type { KnownCase } from '../state.js';
import { clock, naturalDays, workingDays, type CaseClock, type Counting } from './clock.js';

/** Special procedures by the days that were announced, notices by theirs, and the answers that objections wait for. */
export function reviewClocks(state: KnownCase, counting: Counting): readonly CaseClock[] {
  const { special, notices } = state.review;
  const closedAt = state.phase === 'closed' ? state.closedAt : null;
  return [
    ...special.map(({ kind, days, startedAt, endedAt }) =>
      clock(
        {
          kind: 'special-procedure',
          of: kind,
          start: startedAt,
          limit: workingDays(days),
          endedAt: endedAt ?? closedAt,
        },
        counting,
      ),
    ),
    ...notices.flatMap((notice) => {
      const endedAt = notice.closedAt ?? closedAt;
      return [
        clock({ kind: 'notice', start: notice.postedAt, limit: naturalDays(notice.days), endedAt }, counting),
        ...notice.objections.map((start) =>
          clock(
            { kind: 'objection-answer', start, limit: workingDays(periodOf(state.terms, 'objection')), endedAt },
            counting,
          ),
        ),
      ];
    }),
  ];
}
