import { type KnownCase } from '../state/case.js';
import { objectionsOf } from '../state/objections.js';
import { periodOf } from '#libs/catalogue/domain';
import { noticesCountNot } from './pauses.js';
import { clockOfDays, endedAt, ownClock, type OwnClocks } from './own-clock.js';
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
    ...notices.map((notice) =>
      clock(
        {
          kind: 'notice',
          start: notice.postedAt,
          limit: naturalDays(notice.days),
          endedAt: notice.closedAt ?? closedAt,
        },
        counting,
      ),
    ),
    ...objectionsOf(state.review).map(({ ordinal, raisedAt: start, answeredAt }) =>
      clock(
        {
          kind: 'objection-answer',
          of: String(ordinal),
          start,
          limit: workingDays(periodOf(state.terms, 'objection')),
          endedAt: answeredAt ?? closedAt,
        },
        counting,
      ),
    ),
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
  objectionsOf(state.review).map(({ ordinal, raisedAt: start, answeredAt }) =>
    clockOfDays(state, calendar, {
      name: `objection-answer/${ordinal}`,
      unit: state.responsibleUnit,
      start,
      days: periodOf(state.terms, 'objection'),
      stoppedAt: answeredAt ?? endedAt(state),
    }),
  );

/** A notice whose time does not count: when its days are over the limits run on, closed or not. */
export const noticeClocks: OwnClocks = (state, calendar) =>
  noticesCountNot(state.terms)
    ? state.review.notices.map(({ days, postedAt: start, closedAt }, index) =>
        ownClock(state, calendar, {
          name: `notice/${index + 1}`,
          unit: state.responsibleUnit,
          start,
          limit: naturalDays(days),
          stoppedAt: closedAt ?? endedAt(state),
        }),
      )
    : [];
