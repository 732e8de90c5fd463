import { type KnownCase } from '../state/case.js';
import { periodOf } from '#libs/catalogue/domain';
import { clockOfDays, endedAt, type OwnClocks } from './own-clock.js';
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

/** 特别程序: its announced days run out while it has not ended (rules §1.2, its own target). */
export const procedureClocks: OwnClocks = (state, calendar) =>
  state.review.special.map(({ days, startedAt: start, endedAt: end }, index) =>
    clockOfDays(state, calendar, {
      name: `special-procedure/${index + 1}`,
      unit: state.responsibleUnit,
      start,
      days,
      stoppedAt: end ?? endedAt(state),
    }),
  );

/** An objection to a notice that waits for its answer. */
export const objectionClocks: OwnClocks = (state, calendar) =>
  state.review.notices
    .flatMap(({ objections, closedAt }) =>
      objections.map((start) => ({ start, stoppedAt: closedAt ?? endedAt(state) })),
    )
    .map(({ start, stoppedAt }, index) =>
      clockOfDays(state, calendar, {
        name: `objection-answer/${index + 1}`,
        unit: state.responsibleUnit,
        start,
        days: periodOf(state.terms, 'objection'),
        stoppedAt,
      }),
    );
