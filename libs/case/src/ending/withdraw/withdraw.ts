import { anyOf, plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { closed } from '../../state/transitions.js';
import { deskOf, handlerOf, receiving, responsible } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { withdrawal } from './withdrawal.js';
/** The body of every act that ends a case before its time. */
export interface ReasonPayload {
  readonly reason: string;
}

export interface CaseWithdrawn {
  readonly type: 'CaseWithdrawn';
  readonly data: { readonly reason: Sealed };
}
export const CaseWithdrawn = defineEvent<CaseWithdrawn>('CaseWithdrawn', {
  documents: [withdrawal],
  evolve: (state, _data, at) => closed(state, 'withdrawn', at),
  words: { zh: '申请人撤回：{reason}。', en: 'Withdrawn by the resident: {reason}.' },
});

/** 撤回: at the resident's wish, until there is a decision. */
export const withdraw = defineAct('withdraw', {
  word: { zh: '撤回', en: 'withdraw' },
  summary: { zh: '撤回：代居民撤回申请。', en: 'Withdraw it, for the resident.' },
  who: anyOf(deskOf(receiving), handlerOf(responsible)),
  guards: [onlyWhile('received', 'correcting', 'accepted', 'suspended')],
  events: [CaseWithdrawn],
  body: () => import('./../../bodies/reason.body.js').then(({ ReasonBody }) => ReasonBody),
  decide: (_state, { reason }: ReasonPayload) => [CaseWithdrawn.of({ reason: plain(reason) })],
});
