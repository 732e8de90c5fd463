import { defineAct, defineEvent } from '../../kit.js';
import { handlerOf, holder } from '../../rules/who.js';
import { signedOnlyOnce } from '../../rules/place.js';

export interface CaseSigned {
  readonly type: 'CaseSigned';
  readonly data: { readonly unit: string };
}
export const CaseSigned = defineEvent<CaseSigned>('CaseSigned', {
  movesClock: false,
  evolve: (state) => ({ ...state, handler: { ...state.handler, signed: true } }),
  words: { zh: '{unit:unit}已签收。', en: 'Signed for by {unit:unit}.' },
});

/** 签收: the unit that a case was routed to takes it over. */
export const sign = defineAct('sign', {
  word: { zh: '签收', en: 'sign' },
  summary: { zh: '签收。', en: 'Sign for it.' },
  who: handlerOf(holder),
  guards: [signedOnlyOnce],
  events: [CaseSigned],
  decide: (state) => [CaseSigned.of({ unit: state.handler.unit })],
});
