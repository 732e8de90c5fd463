import { plain, refuse as refusedWith, type Sealed } from '#libs/kernel/domain';
import { head, twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface SealUseRefused {
  readonly type: 'SealUseRefused';
  readonly data: { readonly by: string; readonly reason: Sealed | null };
}
export const SealUseRefused = defineEvent<SealUseRefused>('SealUseRefused', {
  evolve: (state, { by }) => ({ ...state, phase: 'refused', approver: by }),
  words: { zh: '{by}不同意用印：{reason}。', en: '{by} refused the seal: {reason}.' },
});

/** 不予用印, with the reason. */
export const refuse = defineAct('refuse', {
  word: { zh: '不予用印', en: 'refuse' },
  summary: { zh: '不同意用印，写明理由。', en: 'Refuse the use, with the reason.' },
  who: head,
  guards: [onlyWhile('requested')],
  events: [SealUseRefused],
  refusals: [twoPersons],
  body: () => import('./refuse.body.js').then(({ RefuseSealBody }) => RefuseSealBody),
  decide: ({ requester }, { reason }: { readonly reason: string }, { asker }) =>
    asker.person === requester
      ? refusedWith(twoPersons, { person: requester })
      : [SealUseRefused.of({ by: asker.person, reason: plain(reason) })],
});
