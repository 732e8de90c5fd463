import { refusal, refuse } from '#libs/kernel/domain';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile, RULE } from '../rules.js';

export interface SealUseRegistered {
  readonly type: 'SealUseRegistered';
  readonly data: { readonly by: string; readonly copyKept: boolean };
}
export const SealUseRegistered = defineEvent<SealUseRegistered>('SealUseRegistered', {
  evolve: (state, _data, at) => ({ ...state, phase: 'registered', registeredAt: at }),
  words: { zh: '{by}登记用印登记簿。', en: '{by} entered it in the register of the seal.' },
});

const copyIsKept = refusal('copy-is-kept', {
  rule: `${RULE} 用印留存一份`,
  title: { zh: '须留存一份', en: 'A copy is kept' },
  detail: { zh: '每次用印须留存一份备查。请留存后登记。', en: 'Of each use one copy is kept. Keep it, then register.' },
});

/** 登记: time, content, copies, who approved, who dealt with it and for whom are in the events; what is said here is that a copy is kept. */
export const register = defineAct('register', {
  word: { zh: '登记', en: 'register' },
  summary: { zh: '登入用印登记簿，留存一份。', en: 'Enter it in the register; a copy is kept.' },
  who: staffOrHead,
  guards: [onlyWhile('applied')],
  events: [SealUseRegistered],
  refusals: [copyIsKept],
  body: () => import('./register.body.js').then(({ RegisterUseBody }) => RegisterUseBody),
  decide: (_state, { copyKept = true }: { readonly copyKept?: boolean | null | undefined }, { asker }) =>
    copyKept === false
      ? refuse(copyIsKept, {}, { field: '/copyKept' })
      : [SealUseRegistered.of({ by: asker.person, copyKept: true })],
});
