import { ofRole } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';

export interface LedgerWithdrawn {
  readonly type: 'LedgerWithdrawn';
  readonly data: { readonly by: string; readonly reason: string };
}
export const LedgerWithdrawn = defineEvent<LedgerWithdrawn>('LedgerWithdrawn', {
  evolve: (state) => ({ ...state, phase: 'withdrawn' }),
  words: { zh: '{by}退出了台账：{reason}。', en: 'It was withdrawn by {by}: {reason}.' },
});

/** 退出. */
export const withdraw = defineAct('withdraw', {
  word: { zh: '退出', en: 'withdraw' },
  summary: { zh: '退出台账清单，写明原因。', en: 'Take it off the list: nobody keeps it any more.' },
  who: ofRole('catalogue-manager', 'supervisor'),
  events: [LedgerWithdrawn],
  body: () => import('./withdraw.body.js').then(({ WithdrawLedgerBody }) => WithdrawLedgerBody),
  decide: (_state, { reason }: { readonly reason: string }, { asker }) => [
    LedgerWithdrawn.of({ by: asker.person, reason }),
  ],
});
