import type { LocalDate } from '#libs/clocks/domain';
import { paramsOf, plain, refusal, refuse, words, type Sealed } from '#libs/kernel/domain';
import { head, twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhatIsInTheOffice, RULE } from '../rules.js';

export interface SealLent {
  readonly type: 'SealLent';
  readonly data: {
    readonly borrower: string;
    readonly approver: string;
    readonly until: LocalDate;
    readonly purpose: Sealed | null;
  };
}
export const SealLent = defineEvent<SealLent>('SealLent', {
  evolve: (state, { borrower, until }, at) => ({ ...state, phase: 'lent', lent: { borrower, until, at } }),
  words: (data) =>
    words(
      '{approver}批准{borrower}借出印章，{until}前归还[：{purpose}]。',
      '{approver} let {borrower} take the seal out until {until}[: {purpose}].',
      paramsOf(data),
    ),
});

const backInThePast = refusal('back-in-the-past', {
  rule: `${RULE} 外借登记`,
  title: { zh: '归还日期已过', en: 'The day of return has passed' },
  detail: { zh: '{until}已过。请写今天或以后的日期。', en: '{until} has passed. Name today or a later day.' },
});

export interface LendPayload {
  readonly borrower: string;
  readonly until: LocalDate;
  readonly purpose?: string | null | undefined;
}

/** 外借: the seal leaves the office only with the head's approval, and with a day on which it is back. */
export const lend = defineAct('lend', {
  word: { zh: '外借', en: 'lend' },
  summary: { zh: '批准印章带离办公场所，写明归还日期。', en: 'Let the seal leave the office, until a day.' },
  who: head,
  guards: [onlyWhatIsInTheOffice],
  events: [SealLent],
  refusals: [twoPersons, backInThePast],
  body: () => import('./lend.body.js').then(({ LendBody }) => LendBody),
  decide: (_state, { borrower, until, purpose }: LendPayload, { asker, today }) => {
    if (borrower === asker.person) return refuse(twoPersons, { person: borrower }, { field: '/borrower' });
    if (until < today) return refuse(backInThePast, { until }, { field: '/until' });
    return [SealLent.of({ borrower, approver: asker.person, until, purpose: plain(purpose) })];
  },
});
