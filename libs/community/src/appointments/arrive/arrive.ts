import { refusal, refuse } from '#libs/kernel/domain';
import { HALL_RULE } from '../../hall/hours.js';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent, guard } from '../kit.js';

export interface AppointmentArrived {
  readonly type: 'AppointmentArrived';
  readonly data: { readonly on: string };
}
export const AppointmentArrived = defineEvent<AppointmentArrived>('AppointmentArrived', {
  evolve: (state, _data, at) => ({ ...state, phase: 'arrived', endedAt: at }),
  words: { zh: '按预约报到。', en: 'Arrived for the appointment.' },
});

const anotherDay = refusal('not-the-day', {
  rule: `${HALL_RULE} 按预约报到`,
  title: { zh: '不是预约当日', en: 'Not the day of the appointment' },
  detail: { zh: '预约在{on}。请当日报到，或改约。', en: 'The appointment is on {on}. Come then, or make another.' },
});

/** 报到当日: an appointment is for its day. */
export const onlyOnItsDay = guard([anotherDay], ({ on }, { today }) =>
  today === on ? null : refuse(anotherDay, { on }),
);

/** 报到: until 15 minutes after the slot; later it was missed, and a normal ticket is taken. */
export const arrive = defineAct('arrive', {
  word: { zh: '报到', en: 'arrive' },
  summary: { zh: '按预约报到，随后取预约号。', en: 'Arrive; then an appointed ticket is taken.' },
  who: staffOrHead,
  guards: [onlyOnItsDay],
  events: [AppointmentArrived],
  decide: ({ on }) => [AppointmentArrived.of({ on })],
});
