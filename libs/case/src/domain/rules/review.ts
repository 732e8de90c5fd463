import { closingOf, dueDate, isLate, localDateOf } from '#libs/clocks/domain';
import { caseClocks } from '../case-clocks.js';
import { clock, naturalDays, type Counting } from '../clocks/clock.js';
import { correctionClocks } from '../clocks/intake.js';
import { refuse, type Refusal } from '../refusal.js';
import type { CaseContext } from '../context.js';
import type { OpenCase } from '../state.js';
import { openCorrection, openGaps, openNotice, openSpecials, type PublicNotice } from '../state-review.js';
import { exceptImport, type Guard } from './guard.js';

export function countingOf({ timezone }: OpenCase, { calendar }: CaseContext): Counting {
  return { calendar, zone: timezone };
}

/** 补正: before acceptance; after it only where the item allows a correction that stops the clocks (rules §1.2). */
export const correctedOnlyWhereAllowed: Guard = (state, _context, act) => {
  if (state.phase === 'received' || state.phase === 'correcting') return null;
  const isAccepted = state.phase === 'accepted' || state.phase === 'suspended';
  if (!isAccepted) return refuse('out-of-phase', { act, phase: state.phase, needed: 'received,correcting' });
  return state.terms.correctsAfterAcceptance ? null : refuse('correction-after-acceptance', { item: state.item });
};

export const somethingIsOwed: Guard = (state) =>
  state.missing.length > 0 || openCorrection(state.review) ? null : refuse('nothing-owed');

export const aCorrectionIsOpen: Guard = (state, _context, act) =>
  openCorrection(state.review) ? null : refuse('no-correction', { act });

/** Rules §13: once, by ten working days, on a request before it ends. */
export const prolongedOnceAndInTime: Guard = (state, context) => {
  const open = openCorrection(state.review);
  if (!open) return null;
  if (open.prolongedBy > 0) return refuse('prolonged-already');
  const due = correctionClocks(state, countingOf(state, context)).at(-1)?.due;
  return due && isLate(due, context.now, state.timezone)
    ? refuse('correction-over', { date: dueDate(due, state.timezone) })
    : null;
};

/** Rules §13: what an applicant does at a counter comes before it closes on the last day, online until midnight; where the region says when they close. */
export const beforeTheCounterCloses: Guard = exceptImport((state, context, act) => {
  const { calendar, now } = context;
  const due = openCorrection(state.review) && correctionClocks(state, countingOf(state, context)).at(-1)?.due;
  if (!due || !calendar.hasCounterHours || state.mode === 'online') return null;
  const day = dueDate(due, state.timezone);
  const closing = closingOf(day, calendar, state.timezone);
  return closing !== null && now > closing ? refuse('counter-closed', { act, date: day }) : null;
});

export const aGapIsOpen: Guard = (state) => (openGaps(state.review).length > 0 ? null : refuse('no-gap'));

/** 容缺补齐: what is owed is there before anything is decided (rules §13). */
export const gapsAreFilled: Guard = exceptImport(({ review }) => {
  const owed = openGaps(review).map(({ material }) => material);
  return owed.length === 0 ? null : refuse('gap-open', { materials: owed.join(', ') });
});

/** 公示: what is posted is decided on when the notice is closed. */
export const noticeIsClosed: Guard = exceptImport(({ review }) => (openNotice(review) ? refuse('notice-open') : null));

export const oneNoticeAtATime: Guard = ({ review }) => (openNotice(review) ? refuse('notice-open') : null);

export const aNoticeIsOpen: Guard = ({ review }, _context, act) =>
  openNotice(review) ? null : refuse('no-notice', { act });

/** An objection comes while the notice hangs. */
export const withinTheNotice: Guard = (state, context) => {
  const notice = openNotice(state.review);
  const due = notice && noticeDue(notice, state, context);
  return due && isLate(due, context.now, state.timezone)
    ? refuse('notice-over', { date: dueDate(due, state.timezone) })
    : null;
};

/** The last day of a notice: natural days, rolling (rules §13). */
export function noticeDue({ postedAt, days }: PublicNotice, state: OpenCase, context: CaseContext) {
  return clock({ kind: 'notice', start: postedAt, limit: naturalDays(days) }, countingOf(state, context)).due;
}

export const aProcedureRuns: Guard = ({ review }) => (openSpecials(review).length > 0 ? null : refuse('no-procedure'));

/** A clock of hours counts day and night, without pause (rules §13). */
export const clocksMayStand: Guard = ({ terms, item }) =>
  terms.promised !== null && terms.promised !== 'same-day' && terms.promised.unit === 'hour'
    ? refuse('hours-never-stand', { item })
    : null;

/** 行政许可法 42: once. */
export const extendedOnlyOnce: Guard = ({ review: { extension }, timezone }) =>
  extension === null ? null : refuse('extended-already', { date: localDateOf(extension.at, timezone) });

/** A limit of days is extended before it has run out; hours, the same day and what a register set are not. */
export const extendedBeforeItIsDue: Guard = (state, { calendar, now }) => {
  const { promised, statutory } = caseClocks(state, calendar, state.timezone);
  const counted = promised ?? statutory;
  const limit = counted?.limit ?? null;
  if (!counted || limit === null || limit === 'same-day' || limit.unit === 'hour' || limit.unit === 'counter-hour')
    return refuse('not-extendable', { item: state.item });
  return counted.due && isLate(counted.due, now, state.timezone)
    ? refuse('extended-too-late', { date: dueDate(counted.due, state.timezone) })
    : null;
};

const LONGEST_DAYS = 365;

/** A number of days that somebody announces. */
export function daysAreNamed(days: number): Refusal | null {
  const isCount = Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS;
  return isCount ? null : refuse('days-needed', {}, { field: '/days' });
}
