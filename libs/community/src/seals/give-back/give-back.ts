import type { LocalDate } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhatWasLentComesBack, RULE } from '../rules.js';

export interface SealGivenBack {
  readonly type: 'SealGivenBack';
  readonly data: { readonly by: string; readonly on: LocalDate; readonly late: boolean };
}
export const SealGivenBack = defineEvent<SealGivenBack>('SealGivenBack', {
  evolve: (state) => ({ ...state, phase: 'kept', lent: null }),
  words: { zh: '{by}归还了印章。', en: '{by} gave the seal back.' },
});

const keeperTakesBack = refusal('keeper-takes-back', {
  rule: `${RULE} 外借登记`,
  title: { zh: '须由保管人收回', en: 'The keeper takes it back' },
  detail: {
    zh: '印章由{keeper}保管，归还须由保管人登记。',
    en: '{keeper} keeps the seal, and records that it is back.',
  },
});

/** 归还: into the hands of the keeper. */
export const giveBack = defineAct('give-back', {
  word: { zh: '归还', en: 'give back' },
  summary: { zh: '登记印章已归还保管人。', en: 'Record that the seal is with its keeper again.' },
  who: staffOrHead,
  guards: [onlyWhatWasLentComesBack],
  events: [SealGivenBack],
  refusals: [keeperTakesBack],
  decide: ({ keeper, lent }, _said: object, { asker, today }) => {
    if (asker.person !== keeper) return refuse(keeperTakesBack, { keeper });
    return [SealGivenBack.of({ by: lent?.borrower ?? keeper, on: today, late: lent !== null && today > lent.until })];
  },
});
