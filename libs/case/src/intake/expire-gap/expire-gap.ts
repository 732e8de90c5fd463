import { notDueYet } from '../../rules/time.js';
import { notYetOwed } from '../../rules/time.js';
import { type LocalDate } from '#libs/clocks/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { closed } from '../../state/transitions.js';
import { nobody, refuse } from '#libs/kernel/domain';
import { onlyTheSystem } from '../../rules/time.js';
import { aGapIsOpen, noGap } from '../../rules/review.js';
import { firstGapDue } from '../../clocks/intake.js';
import { openGaps } from '../../state/review.js';
import { notFilled } from '../expire-correction/withdrawn-notice.js';

/** What was owed did not come: deemed withdrawn. */
export interface GapExpired {
  readonly type: 'GapExpired';
  readonly data: { readonly materials: readonly string[]; readonly due: LocalDate };
}
export const GapExpired = defineEvent<GapExpired>('GapExpired', {
  documents: [notFilled],
  evolve: (state, _data, at) => closed(state, 'withdrawn', at),
  words: {
    zh: '容缺材料{material:materials}逾期未补齐（{due}到期），视为撤回。',
    en: '{material:materials} was owed by {due} and did not come: deemed withdrawn.',
  },
});

/** 逾期未补齐视为撤回. */
export const expireGap = defineAct('expire-gap', {
  word: { zh: '容缺逾期', en: 'expire a gap' },
  who: nobody,
  guards: [onlyTheSystem, aGapIsOpen],
  events: [GapExpired],
  refusals: [notDueYet, noGap],
  decide(state, _payload, context) {
    const refusal = notYetOwed(state, { act: 'expire-gap', payload: {} }, context);
    const due = firstGapDue(state.review, context.calendar);
    if (refusal || due === null) return refusal ?? refuse(noGap);
    const materials = openGaps(state.review)
      .filter((gap) => gap.due <= due)
      .map(({ material }) => material);
    return [GapExpired.of({ materials, due })];
  },
});
