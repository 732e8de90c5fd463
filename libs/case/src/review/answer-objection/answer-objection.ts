import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent, guard } from '../../kit.js';
import { decision } from '../../rules/who.js';
import { aNoticeIsOpen } from '../../rules/notice.js';
import { onlyTheResponsibleUnitDecides } from '../../rules/place.js';
import { answered, openObjections } from '../../state/objections.js';
import { answerToObjection } from './answer-to-objection.js';
export interface AnswerObjectionPayload {
  /** Which, as the case counts them from 1; the oldest that waits unless told. */
  readonly objection?: number | null | undefined;
  readonly answer: string;
}

export interface ObjectionAnswered {
  readonly type: 'ObjectionAnswered';
  readonly data: { readonly objection: number; readonly unit: string; readonly answer: Sealed };
}
export const ObjectionAnswered = defineEvent<ObjectionAnswered>('ObjectionAnswered', {
  documents: [answerToObjection],
  movesClock: false,
  evolve: (state, { objection }, at) => answered(state, objection, at),
  words: {
    zh: '{unit:unit}答复第{objection}个公示异议：{answer}。',
    en: '{unit:unit} answered objection {objection}: {answer}.',
  },
});

export const noOpenObjection = refusal('no-open-objection', {
  rule: '公示: 逐一答复异议',
  title: { zh: '没有待答复的异议', en: 'No objection waits' },
  detail: {
    zh: '没有这样的待答复异议。请在时限中核对；异议均已答复的，公示期满后结束公示。',
    en: 'No such objection waits for its answer. Look at the clocks; where all are answered, close the notice when it is over.',
  },
});

const anObjectionWaits = guard([noOpenObjection], ({ review }) =>
  openObjections(review).length > 0 ? null : refuse(noOpenObjection),
);

/** 答复异议: each objection in words of its own, while the notice hangs (rules §13); closing the notice answers those that wait. */
export const answerObjection = defineAct('answer-objection', {
  word: { zh: '答复公示异议', en: 'answer an objection' },
  summary: { zh: '答复公示异议。', en: 'Answer an objection to the notice.' },
  who: decision,
  guards: [aNoticeIsOpen, onlyTheResponsibleUnitDecides, anObjectionWaits],
  events: [ObjectionAnswered],
  body: () => import('./answer-objection.body.js').then(({ AnswerObjectionBody }) => AnswerObjectionBody),
  decide({ review }, { objection, answer }: AnswerObjectionPayload, { asker }) {
    const waiting = openObjections(review).find(({ ordinal }) => ordinal === (objection ?? ordinal));
    if (!waiting) return refuse(noOpenObjection, {}, { field: '/objection' });
    return [ObjectionAnswered.of({ objection: waiting.ordinal, unit: asker.unit, answer: plain(answer) })];
  },
});
