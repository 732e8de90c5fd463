import type { LocalDate } from '#libs/clocks/domain';
import { plain, type Sealed } from '#libs/kernel/domain';
import { superior } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';

export interface SealChecked {
  readonly type: 'SealChecked';
  readonly data: {
    readonly by: string;
    readonly on: LocalDate;
    readonly sound: boolean;
    readonly found: Sealed | null;
  };
}
export const SealChecked = defineEvent<SealChecked>('SealChecked', {
  evolve: (state) => ({ ...state, checks: state.checks + 1 }),
  words: { zh: '{by}抽查了印章和登记簿[：{found}]。', en: '{by} checked the seal and its register[: {found}].' },
});

export interface SpotCheckPayload {
  readonly sound: boolean;
  readonly found?: string | null | undefined;
}

/** 抽查: each month by the street, which is not the unit that keeps the seal. */
export const spotCheck = defineAct('spot-check', {
  word: { zh: '抽查', en: 'spot-check' },
  summary: { zh: '街道抽查印章和登记簿。', en: 'The street checks the seal and its register.' },
  who: superior,
  events: [SealChecked],
  body: () => import('./spot-check.body.js').then(({ SpotCheckBody }) => SpotCheckBody),
  decide: (_state, { sound, found }: SpotCheckPayload, { asker, today }) => [
    SealChecked.of({ by: asker.person, on: today, sound, found: plain(found) }),
  ],
});
