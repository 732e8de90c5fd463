import { plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { reviewed } from '../../state/transitions.js';
import { takesMaterials } from '../../rules/who.js';
import { aCorrectionIsOpen, correctedBeforeTheCounterCloses, prolongedOnceAndInTime } from '../../rules/review.js';
import { type ReasonPayload } from '../../ending/withdraw/withdraw.js';
import { periodOf } from '#libs/catalogue/domain';

/** Once, on request, before it ends (rules §13). */
export interface CorrectionProlonged {
  readonly type: 'CorrectionProlonged';
  readonly data: { readonly days: number; readonly reason: Sealed };
}
export const CorrectionProlonged = defineEvent<CorrectionProlonged>('CorrectionProlonged', {
  evolve: (state, { days }) => {
    const last = state.review.corrections.length - 1;
    const corrections = state.review.corrections.map((each, index) =>
      index === last ? { ...each, prolongedBy: days } : each,
    );
    return reviewed(state, { corrections });
  },
  words: {
    zh: '补正期延长{days}个工作日：{reason}。',
    en: 'The correction is prolonged by {days} working days: {reason}.',
  },
});

/** 延长补正期: once, on request before it ends (rules §13). */
export const prolongCorrection = defineAct('prolong-correction', {
  word: { zh: '延长补正期', en: 'prolong the correction' },
  summary: { zh: '延长补正期，限一次。', en: 'Prolong the correction, once.' },
  who: takesMaterials,
  guards: [aCorrectionIsOpen, prolongedOnceAndInTime, correctedBeforeTheCounterCloses],
  events: [CorrectionProlonged],
  body: () => import('./../../bodies/reason.body.js').then(({ ReasonBody }) => ReasonBody),
  decide: ({ terms }, { reason }: ReasonPayload) => [
    CorrectionProlonged.of({ days: periodOf(terms, 'prolongation'), reason: plain(reason) }),
  ],
});
