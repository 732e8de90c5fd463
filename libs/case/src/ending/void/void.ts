import { anyOf, plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { closed } from '../../state/transitions.js';
import { above, deskOf, receiving } from '../../rules/who.js';
import { onlyWhoReceivedOrAboveVoids } from '../../rules/person.js';
import { type ReasonPayload } from '../withdraw/withdraw.js';

export interface CaseVoided {
  readonly type: 'CaseVoided';
  readonly data: { readonly reason: Sealed };
}
export const CaseVoided = defineEvent<CaseVoided>('CaseVoided', {
  evolve: (state, _data, at) => closed(state, 'voided', at),
  words: { zh: '已作废：{reason}。', en: 'Voided: {reason}.' },
});

/** 作废: the case should never have been; it is closed, and never deleted. */
export const voidCase = defineAct('void', {
  word: { zh: '作废', en: 'void' },
  summary: { zh: '作废：收错的件。', en: 'Void what was taken in by mistake.' },
  who: anyOf(above(receiving), deskOf(receiving)),
  guards: [onlyWhoReceivedOrAboveVoids],
  events: [CaseVoided],
  body: () => import('./../../bodies/reason.body.js').then(({ ReasonBody }) => ReasonBody),
  decide: (_state, { reason }: ReasonPayload) => [CaseVoided.of({ reason: plain(reason) })],
});
