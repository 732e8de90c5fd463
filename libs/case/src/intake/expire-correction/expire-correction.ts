import { notDueYet } from '../../rules/time.js';
import { notYetOwed } from '../../rules/time.js';
import { dueDate, type LocalDate } from '#libs/clocks/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { closed } from '../../state/transitions.js';
import { nobody, refuse } from '#libs/kernel/domain';
import { onlyTheSystem } from '../../rules/time.js';
import { aCorrectionIsOpen, countingOf, noCorrection } from '../../rules/review.js';
import { correctionClocks } from '../../clocks/intake.js';
import { openCorrection } from '../../state/review.js';
import { notCorrected } from './withdrawn-notice.js';

/** Nothing came in time: deemed withdrawn. */
export interface CorrectionExpired {
  readonly type: 'CorrectionExpired';
  readonly data: { readonly materials: readonly string[]; readonly due: LocalDate };
}
export const CorrectionExpired = defineEvent<CorrectionExpired>('CorrectionExpired', {
  documents: [notCorrected],
  evolve: (state, _data, at) => closed(state, 'withdrawn', at),
  words: {
    zh: '逾期未补正（{due}到期，尚缺{material:materials}），视为撤回。',
    en: 'Not corrected by {due} ({material:materials} missing): deemed withdrawn.',
  },
});

/** 逾期未补正视为撤回 (安阳条例 24). */
export const expireCorrection = defineAct('expire-correction', {
  word: { zh: '补正逾期', en: 'expire a correction' },
  who: nobody,
  guards: [onlyTheSystem, aCorrectionIsOpen],
  events: [CorrectionExpired],
  refusals: [notDueYet, noCorrection],
  decide(state, _payload, context) {
    const refusal = notYetOwed(state, { act: 'expire-correction', payload: {} }, context);
    const due = correctionClocks(state, countingOf(state, context)).at(-1)?.due;
    if (refusal || !due) return refusal ?? refuse(noCorrection, { act: 'expire-correction' });
    const materials = openCorrection(state.review)?.owed ?? [];
    return [CorrectionExpired.of({ materials, due: dueDate(due, state.timezone) })];
  },
});
