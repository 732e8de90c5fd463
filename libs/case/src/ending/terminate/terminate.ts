import { anyOf, plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { closed } from '../../state/transitions.js';
import { above, handlerOf, responsible } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { type ReasonPayload } from '../withdraw/withdraw.js';
import { terminationNotice } from './termination-notice.js';

export interface CaseTerminated {
  readonly type: 'CaseTerminated';
  /** `cause`: only where the system ended it by a rule. */
  readonly data: { readonly reason: Sealed; readonly cause?: 'resident-died' };
}
export const CaseTerminated = defineEvent<CaseTerminated>('CaseTerminated', {
  documents: [terminationNotice],
  evolve: (state, _data, at) => closed(state, 'terminated', at),
  words: { zh: '已终止：{reason}。', en: 'Terminated: {reason}.' },
});

/** 终止: the case cannot go on, for the resident has died, or what it was about is gone; without a decision, and with the reason (rules §1.1). */
export const terminate = defineAct('terminate', {
  word: { zh: '终止', en: 'terminate' },
  summary: { zh: '终止：居民死亡等，无法继续。', en: 'End it without a decision, where it cannot go on.' },
  who: anyOf(handlerOf(responsible), above(responsible)),
  guards: [onlyWhile('received', 'correcting', 'accepted', 'suspended')],
  events: [CaseTerminated],
  body: () => import('./../../bodies/reason.body.js').then(({ ReasonBody }) => ReasonBody),
  decide: (_state, { reason }: ReasonPayload) => [CaseTerminated.of({ reason: plain(reason) })],
});
