import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { staffOrHead } from '../../rules/who.js';
import { defineLastingAct, defineLastingEvent, lastingGuard } from '../kit.js';
import { RULE } from '../rules.js';

export interface SealUseVoided {
  readonly type: 'SealUseVoided';
  readonly data: { readonly by: string; readonly reason: Sealed | null };
}
export const SealUseVoided = defineLastingEvent<SealUseVoided>('SealUseVoided', {
  evolve: (state) => ({ ...state, phase: 'voided' }),
  words: { zh: '{by}作废了这次用印：{reason}。', en: '{by} voided the use of the seal: {reason}.' },
});

const nothingToVoid = refusal('nothing-to-void', {
  rule: `${RULE} 作废登记`,
  title: { zh: '没有可作废的用印', en: 'Nothing to void' },
  detail: {
    zh: '这次用印已不予或已作废，无须再作废。',
    en: 'This use was refused or voided already; there is nothing to void.',
  },
});

export const voidedOnce = lastingGuard([nothingToVoid], ({ phase }) =>
  phase === 'refused' || phase === 'voided' ? refuse(nothingToVoid) : null,
);

/** 作废: what was sealed stays in the register, as void. */
export const voidUse = defineLastingAct('void', {
  word: { zh: '作废', en: 'void' },
  summary: { zh: '作废一次用印；登记簿仍保留。', en: 'Void the use; its line in the register stays.' },
  who: staffOrHead,
  guards: [voidedOnce],
  events: [SealUseVoided],
  body: () => import('./void.body.js').then(({ VoidUseBody }) => VoidUseBody),
  decide: (_state, { reason }: { readonly reason: string }, { asker }) => [
    SealUseVoided.of({ by: asker.person, reason: plain(reason) }),
  ],
});
