import { ofRole, refusal, refuse } from '#libs/kernel/domain';
import { defineAct, defineEvent, guard, RULE } from '../kit.js';

export interface LedgerSuspended {
  readonly type: 'LedgerSuspended';
  readonly data: { readonly by: string; readonly reason: string };
}
export const LedgerSuspended = defineEvent<LedgerSuspended>('LedgerSuspended', {
  evolve: (state) => ({ ...state, phase: 'suspended' }),
  words: { zh: '{by}暂停了台账：{reason}。', en: 'It was suspended by {by}: {reason}.' },
});

const onlyWhatIsArranged = refusal('ledger-not-arranged', {
  rule: RULE,
  title: { zh: '没有在填报', en: 'Nobody keeps it' },
  detail: {
    zh: '台账尚未安排或已暂停，无须暂停。',
    en: 'The ledger is not arranged or suspended already; there is nothing to suspend.',
  },
});

export const suspendedWhileArranged = guard([onlyWhatIsArranged], ({ phase }) =>
  phase === 'arranged' ? null : refuse(onlyWhatIsArranged),
);

/** 暂停. */
export const suspend = defineAct('suspend', {
  word: { zh: '暂停', en: 'suspend' },
  summary: { zh: '暂停填报，写明原因。', en: 'Suspend it: nobody fills it in until it is arranged again.' },
  who: ofRole('catalogue-manager', 'supervisor'),
  guards: [suspendedWhileArranged],
  events: [LedgerSuspended],
  body: () => import('./suspend.body.js').then(({ SuspendBody }) => SuspendBody),
  decide: (_state, { reason }: { readonly reason: string }, { asker }) => [
    LedgerSuspended.of({ by: asker.person, reason }),
  ],
});
