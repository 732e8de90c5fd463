import type { LocalDate } from '#libs/clocks/domain';
import { nobody } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface AdmissionLapsed {
  readonly type: 'AdmissionLapsed';
  readonly data: { readonly to: LocalDate };
}
export const AdmissionLapsed = defineEvent<AdmissionLapsed>('AdmissionLapsed', {
  evolve: (state, _data, at) => ({ ...state, phase: 'left', leftAt: at, exit: 'lapsed' }),
  words: { zh: '准入期至{to}届满，未续期，退出清单。', en: 'Admitted until {to} and not renewed, it left the list.' },
});

/** 期满: what is not renewed leaves the list by itself. */
export const lapse = defineAct('lapse', {
  word: { zh: '期满退出', en: 'lapse' },
  who: nobody,
  guards: [onlyWhile('admitted', 'renewed', 'suspended')],
  events: [AdmissionLapsed],
  decide: ({ to }) => [AdmissionLapsed.of({ to })],
});
