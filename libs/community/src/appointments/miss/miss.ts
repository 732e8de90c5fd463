import { nobody } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';

export interface AppointmentMissed {
  readonly type: 'AppointmentMissed';
  readonly data: { readonly on: string };
}
export const AppointmentMissed = defineEvent<AppointmentMissed>('AppointmentMissed', {
  evolve: (state, _data, at) => ({ ...state, phase: 'missed', endedAt: at }),
  words: { zh: '过了预约保留时间未到。', en: 'Nobody came while the slot was kept.' },
});

/** 爽约: nobody came within 15 minutes; time itself says so. */
export const miss = defineAct('miss', {
  word: { zh: '爽约', en: 'miss' },
  who: nobody,
  events: [AppointmentMissed],
  decide: ({ on }) => [AppointmentMissed.of({ on })],
});
