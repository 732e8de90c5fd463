import { defineAct, defineEvent } from '../../kit.js';
import { ofLastNotice } from '../../state/transitions.js';
import { paramsOf, plain, refusal, refuse, words, type Sealed } from '#libs/kernel/domain';
import { decision } from '../../rules/who.js';
import { aNoticeIsOpen, noNotice, noticeDue } from '../../rules/notice.js';
import { onlyTheResponsibleUnitDecides } from '../../rules/place.js';
import { openNotice } from '../../state/review.js';
import { dueDate, isLate } from '#libs/clocks/domain';
import { objectionAnswer } from './objection-answer.js';
export interface CloseNoticePayload {
  /** Whether the objection was right. */
  readonly upheld: boolean;
  /** What those whose objection still waits are told. */
  readonly answer?: string | null | undefined;
}

/** `upheld`: the objection was right; what was found is posted again. */
export interface PublicNoticeClosed {
  readonly type: 'PublicNoticeClosed';
  /** `answer`: to the objections that still waited; left out where nothing was said. */
  readonly data: { readonly unit: string; readonly upheld: boolean; readonly answer?: Sealed };
}
export const PublicNoticeClosed = defineEvent<PublicNoticeClosed>('PublicNoticeClosed', {
  documents: [objectionAnswer],
  evolve: (state, { upheld }, at) => ofLastNotice(state, (notice) => ({ ...notice, closedAt: at, upheld })),
  words: ({ upheld, ...data }) =>
    upheld
      ? words(
          '公示异议成立，须重新公示。[答复：{answer}。]',
          'The objection was right: it is posted again.[ Answer: {answer}.]',
          paramsOf(data),
        )
      : words(
          '公示结束，无成立的异议。[答复：{answer}。]',
          'The notice is over, no objection was upheld.[ Answer: {answer}.]',
          paramsOf(data),
        ),
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
  detail: {
    zh: '公示至{date}24时期满，当日仍可提出异议。请次日再结束。',
    en: 'The notice hangs until the end of {date}, and takes objections until then. Close it the day after.',
  },
});

/** The notice has hung until 00:00 after its last day, or an objection was right: then it is posted again. Closing answers every objection. */
export const closeNotice = defineAct('close-notice', {
  word: { zh: '结束公示', en: 'close a notice' },
  summary: { zh: '结束公示。', en: 'Close the notice.' },
  who: decision,
  guards: [aNoticeIsOpen, onlyTheResponsibleUnitDecides],
  events: [PublicNoticeClosed],
  refusals: [noNotice, noObjection, noticeHangs],
  body: () => import('./close-notice.body.js').then(({ CloseNoticeBody }) => CloseNoticeBody),
  decide(state, { upheld, answer }: CloseNoticePayload, context) {
    const notice = openNotice(state.review);
    if (!notice) return refuse(noNotice, { act: 'close-notice' });
    if (upheld && notice.objections.length === 0) return refuse(noObjection, {}, { field: '/upheld' });
    const due = noticeDue(notice, state, context);
    if (!upheld && due && !isLate(due, context.now, state.timezone))
      return refuse(noticeHangs, { date: dueDate(due, state.timezone) });
    const said = plain(answer?.trim());
    return [PublicNoticeClosed.of({ unit: context.asker.unit, upheld, ...(said && { answer: said }) })];
  },
});
