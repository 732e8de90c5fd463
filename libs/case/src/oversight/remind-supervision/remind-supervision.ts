import { type SupervisionStep } from '../../state/codes.js';
import { defineAct, defineEvent } from '../../kit.js';
import { periodOf } from '#libs/catalogue/domain';
import { nobody, refuse } from '#libs/kernel/domain';
import { notDueYet, onlyTheSystem } from '../../rules/time.js';
import { answeredAlready, unknownRequest } from '../../rules/answers.js';
import { addWorkingDays, localDateOf } from '#libs/clocks/domain';
import { REMINDER_STEPS } from '../../clocks/supervision.js';
import { reminder } from './reminder.js';
export interface RemindSupervisionPayload {
  readonly order: string;
  readonly step: SupervisionStep;
}

export interface SupervisionReminded {
  readonly type: 'SupervisionReminded';
  readonly data: { readonly order: string; readonly to: string; readonly step: SupervisionStep };
}
export const SupervisionReminded = defineEvent<SupervisionReminded>('SupervisionReminded', {
  documents: [reminder],
  movesClock: false,
  evolve: (state, { order, step }) => ({
    ...state,
    supervision: state.supervision.map((each) =>
      each.order === order ? { ...each, reminders: [...each.reminders, step] } : each,
    ),
  }),
  words: {
    zh: '督办{order}逾期未答复，对{unit:to}{reminder:step}。',
    en: 'Order {order} is not answered: {reminder:step} to {unit:to}.',
  },
});

/** 催办, 催办, 通报: each once, when its day has come and there is no answer; raised by the system. */
export const remindSupervision = defineAct('remind-supervision', {
  word: { zh: '催办', en: 'remind' },
  who: nobody,
  guards: [onlyTheSystem],
  events: [SupervisionReminded],
  refusals: [unknownRequest, answeredAlready, notDueYet],
  decide(state, { order, step }: RemindSupervisionPayload, { calendar, now }) {
    const ordered = state.supervision.find((each) => each.order === order);
    const owed = REMINDER_STEPS.find((each) => each.step === step);
    if (!ordered || !owed) return refuse(unknownRequest, { request: order }, { field: '/order' });
    if (ordered.answeredAt !== null || ordered.reminders.includes(step))
      return refuse(answeredAlready, { request: order }, { field: '/order' });
    const day = addWorkingDays(ordered.due, periodOf(state.terms, owed.after), calendar);
    if (localDateOf(now, state.timezone) < day) return refuse(notDueYet, { date: day }, { field: '/step' });
    return [SupervisionReminded.of({ order, to: ordered.to, step })];
  },
});
