import { dueDate, isLate } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { clock, naturalDays } from '../clocks/clock.js';
import { type CaseContext } from '../context.js';
import { exceptImport, guard } from '../kit.js';
import { type OpenCase } from '../state/case.js';
import { openNotice, type PublicNotice } from '../state/review.js';
import { countingOf } from './review.js';

export const noticeOpen = refusal('notice-open', {
  rule: '公示: 期满无成立异议方可决定',
  title: { zh: '公示尚未结束', en: 'A notice hangs' },
  detail: { zh: '公示尚在进行。请先结束公示。', en: 'A notice is still posted. Close it first.' },
});

export const noNotice = refusal('no-notice', {
  rule: '公示',
  title: { zh: '没有进行中的公示', en: 'No notice hangs' },
  detail: {
    zh: '本件没有进行中的公示，不能“{act:act}”。请先公示。',
    en: 'No notice is posted, so you cannot {act:act}. Post one first.',
  },
});

export const noticeOver = refusal('notice-over', {
  rule: '公示: 期内提出异议',
  title: { zh: '公示期已过', en: 'The notice is over' },
  detail: {
    zh: '公示已于{date}期满，不再接受异议。请引导居民在决定后申请复议或向街道反映。',
    en: 'The notice ended on {date}; objections come too late. Show the resident the remedies after the decision.',
  },
});

/** 公示: what is posted is decided on when the notice is closed. */
export const noticeIsClosed = exceptImport(
  guard([noticeOpen], ({ review }) => (openNotice(review) ? refuse(noticeOpen) : null)),
);

export const noticeOwedAgain = refusal('notice-owed-again', {
  rule: '公示: 异议成立后须重新公示',
  title: { zh: '须重新公示', en: 'It is to be posted again' },
  detail: {
    zh: '公示异议成立，重新公示期满之前不能准予。请先再次公示。',
    en: 'An objection was upheld, and nothing is granted before a second notice is over. Post it again.',
  },
});

/** After an upheld objection what was found is posted again before anything is granted (rules §13). */
export function mustBePostedAgain({ review }: OpenCase): boolean {
  return review.notices.at(-1)?.upheld ?? false;
}

export const oneNoticeAtATime = guard([noticeOpen], ({ review }) => (openNotice(review) ? refuse(noticeOpen) : null));

export const aNoticeIsOpen = guard([noNotice], ({ review }, _context, act) =>
  openNotice(review) ? null : refuse(noNotice, { act }),
);

/** An objection comes while the notice hangs. */
export const withinTheNotice = guard([noticeOver], (state, context) => {
  const notice = openNotice(state.review);
  const due = notice && noticeDue(notice, state, context);
  return due && isLate(due, context.now, state.timezone)
    ? refuse(noticeOver, { date: dueDate(due, state.timezone) })
    : null;
});

/** The last day of a notice: natural days, rolling (rules §13). */
export function noticeDue({ postedAt, days }: PublicNotice, state: OpenCase, context: CaseContext) {
  return clock({ kind: 'notice', start: postedAt, limit: naturalDays(days) }, countingOf(state, context)).due;
}
