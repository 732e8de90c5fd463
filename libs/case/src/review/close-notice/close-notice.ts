import { defineAct, defineEvent } from '../../kit.js';
import { ofLastNotice } from '../../state/transitions.js';
import { refusal, refuse, words } from '#libs/kernel/domain';
import { decision } from '../../rules/who.js';
import { aNoticeIsOpen, noNotice, noticeDue } from '../../rules/review.js';
import { onlyTheResponsibleUnitDecides } from '../../rules/place.js';
import { openNotice } from '../../state/review.js';
import { dueDate, localDateOf } from '#libs/clocks/domain';
import { objectionAnswer } from './objection-answer.js';
export interface CloseNoticePayload {
  /** Whether the objection was right. */
  readonly upheld: boolean;
}

/** `upheld`: the objection was right; what was found is posted again. */
export interface PublicNoticeClosed {
  readonly type: 'PublicNoticeClosed';
  readonly data: { readonly unit: string; readonly upheld: boolean };
}
export const PublicNoticeClosed = defineEvent<PublicNoticeClosed>('PublicNoticeClosed', {
  documents: [objectionAnswer],
  evolve: (state, { upheld }, at) => ofLastNotice(state, (notice) => ({ ...notice, closedAt: at, upheld })),
  words: ({ upheld }) =>
    upheld
      ? words('公示异议成立，须重新公示。', 'The objection was right: it is posted again.')
      : words('公示结束，无成立的异议。', 'The notice is over, no objection was upheld.'),
});

export const noObjection = refusal('no-objection', {
  rule: '公示: 有异议方可认定成立',
  title: { zh: '没有异议', en: 'Nobody objected' },
  detail: {
    zh: '公示没有收到异议，不能认定成立。请填 upheld 为 false。',
    en: 'There was no objection to uphold. Say upheld: false.',
  },
});

export const noticeHangs = refusal('notice-hangs', {
  rule: '公示: 须公示期满',
  title: { zh: '公示期未满', en: 'The notice has not hung long enough' },
  detail: { zh: '公示至{date}期满。请届时再结束。', en: 'The notice hangs until {date}. Close it then.' },
});

/** The notice has hung for its days, or an objection was right: then it is posted again. Closing answers every objection. */
export const closeNotice = defineAct('close-notice', {
  word: { zh: '结束公示', en: 'close a notice' },
  summary: { zh: '结束公示。', en: 'Close the notice.' },
  who: decision,
  guards: [aNoticeIsOpen, onlyTheResponsibleUnitDecides],
  events: [PublicNoticeClosed],
  refusals: [noNotice, noObjection, noticeHangs],
  body: () => import('./close-notice.body.js').then(({ CloseNoticeBody }) => CloseNoticeBody),
  decide(state, { upheld }: CloseNoticePayload, context) {
    const notice = openNotice(state.review);
    if (!notice) return refuse(noNotice, { act: 'close-notice' });
    if (upheld && notice.objections.length === 0) return refuse(noObjection, {}, { field: '/upheld' });
    const due = noticeDue(notice, state, context);
    if (!upheld && due && localDateOf(context.now, state.timezone) < dueDate(due, state.timezone))
      return refuse(noticeHangs, { date: dueDate(due, state.timezone) });
    return [PublicNoticeClosed.of({ unit: context.asker.unit, upheld })];
  },
});
