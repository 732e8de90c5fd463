import { anyOf } from '#libs/kernel/domain';
import { anyDesk, staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';

export interface AppointmentCancelled {
  readonly type: 'AppointmentCancelled';
  readonly data: { readonly by: string };
}
export const AppointmentCancelled = defineEvent<AppointmentCancelled>('AppointmentCancelled', {
  evolve: (state, _data, at) => ({ ...state, phase: 'cancelled', endedAt: at }),
  words: { zh: '预约已取消。', en: 'The appointment was cancelled.' },
});

/** 取消: at any desk, before it is missed; no appointment that was cancelled counts as missed. */
export const cancel = defineAct('cancel', {
  word: { zh: '取消', en: 'cancel' },
  summary: { zh: '取消预约。', en: 'Cancel the appointment.' },
  who: anyOf(anyDesk, staffOrHead),
  events: [AppointmentCancelled],
  decide: (_state, _said: object, { asker }) => [AppointmentCancelled.of({ by: asker.person })],
});
