import { yearOf } from '#libs/clocks/domain';
import { ofRole, refusal, refuse } from '#libs/kernel/domain';
import { twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent, guard, RULE, type Frequency } from '../kit.js';

export interface LedgerArranged {
  readonly type: 'LedgerArranged';
  readonly data: { readonly year: number; readonly frequency: Frequency; readonly by: string };
}
export const LedgerArranged = defineEvent<LedgerArranged>('LedgerArranged', {
  evolve: (state, { year, frequency }, at) => ({ ...state, phase: 'arranged', year, frequency, arrangedAt: at }),
  words: {
    zh: '{by}列入{year}年安排，{frequency:frequency}。',
    en: '{by} arranged it for {year}, {frequency:frequency}.',
  },
});

const onlyInJanuary = refusal('arranged-in-january', {
  rule: RULE,
  title: { zh: '只在一月安排', en: 'Arranged in January only' },
  detail: {
    zh: '台账每年一月统一安排，今天是{today}。请待下年一月，期间社区不填。',
    en: 'Ledgers are arranged once a year, in January; today is {today}. Wait until then, no community fills it in before.',
  },
});

/** 年初统一安排. */
export const arrangedInJanuary = guard([onlyInJanuary], (_state, { today }) =>
  today.slice(5, 7) === '01' ? null : refuse(onlyInJanuary, { today }),
);

const arrangedAlready = refusal('arranged-already', {
  rule: RULE,
  title: { zh: '本年已安排', en: 'Arranged for this year already' },
  detail: {
    zh: '本台账{year}年已安排，频次不再加。',
    en: 'The ledger is arranged for {year}; it is not asked for more often.',
  },
});

export const arrangedOnceAYear = guard([arrangedAlready], ({ phase, year }, { today }) =>
  phase === 'arranged' && year === yearOf(today) ? refuse(arrangedAlready, { year: String(year) }) : null,
);

/** 年度安排: in January, for the year, by somebody who did not propose it. */
export const arrange = defineAct('arrange', {
  word: { zh: '年度安排', en: 'arrange' },
  summary: { zh: '列入本年安排，频次固定；只在一月。', en: 'Arrange it for the year, in January only.' },
  who: ofRole('catalogue-manager', 'supervisor'),
  guards: [arrangedInJanuary, arrangedOnceAYear],
  events: [LedgerArranged],
  refusals: [twoPersons],
  body: () => import('./arrange.body.js').then(({ ArrangeBody }) => ArrangeBody),
  decide: (state, { frequency }: { readonly frequency?: Frequency | null | undefined }, { asker, today }) =>
    asker.person === state.proposer
      ? refuse(twoPersons, { person: asker.person })
      : [LedgerArranged.of({ year: yearOf(today), frequency: frequency ?? state.frequency, by: asker.person })],
});
