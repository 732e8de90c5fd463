import { periodOf, type Periods } from '#libs/catalogue/domain';
import { addWorkingDays, localDateOf, type LocalDate } from '#libs/clocks/domain';
import { plain } from '#libs/residents/domain';
import { refuse } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import type { OpenCase } from '../state.js';
import type { SupervisionStep } from '../events-moves.js';
import type { Act } from './act.js';

export interface OrderSupervisionPayload {
  readonly to: string;
  readonly demand: string;
  /** A date; the item's period from today unless told. */
  readonly due?: LocalDate | null | undefined;
}

export interface AnswerSupervisionPayload {
  readonly order: string;
  readonly answer: string;
}

export interface RemindSupervisionPayload {
  readonly order: string;
  readonly step: SupervisionStep;
}

/** 督办: a superior demands an answer of a unit that has to do with the case. */
export const orderSupervision: Act<OrderSupervisionPayload> = {
  name: 'order-supervision',
  guards: [],
  decide(state, { to, demand, due }, { asker, tree, now, calendar }) {
    if (tree.unit(to) === null) return refuse('unknown-unit', { code: to }, { field: '/to' });
    if (!concernedBy(state).includes(to)) return refuse('not-concerned', { unit: to }, { field: '/to' });
    if (!tree.isWithin(to, asker.unit))
      return refuse('not-above-all', { unit: to, superior: asker.unit }, { field: '/to' });
    const today = localDateOf(now, state.timezone);
    if (due && due < today) return refuse('date-passed', { date: due }, { field: '/due' });
    return [
      {
        type: 'SupervisionOrdered',
        data: {
          order: `order-${state.supervision.length + 1}`,
          by: asker.unit,
          to,
          demand: plain(demand),
          due: due ?? addWorkingDays(today, periodOf(state.terms, 'supervision'), calendar),
        },
      },
    ];
  },
};

function concernedBy({ receiving, responsibleUnit, handler, coHandlings }: OpenCase): readonly string[] {
  return [receiving.unit, responsibleUnit, handler.unit, ...coHandlings.map(({ unit }) => unit)];
}

/** 督办: only who was ordered, and has not answered, answers (rules §1.2). */
const onlyWhoIsOrderedAnswers: Guard = (state, { asker }) =>
  state.supervision.some(({ to, answeredAt }) => to === asker.unit && answeredAt === null)
    ? null
    : refuse('nothing-to-answer', { unit: asker.unit });

export const answerSupervision: Act<AnswerSupervisionPayload> = {
  name: 'answer-supervision',
  guards: [onlyWhoIsOrderedAnswers],
  decide(state, { order, answer }, { asker }) {
    const ordered = state.supervision.find((each) => each.order === order && each.to === asker.unit);
    if (!ordered) return refuse('unknown-request', { request: order }, { field: '/order' });
    if (ordered.answeredAt !== null) return refuse('answered-already', { request: order }, { field: '/order' });
    return [{ type: 'SupervisionAnswered', data: { order, by: ordered.by, unit: asker.unit, answer: plain(answer) } }];
  },
};

/** Working days after the due date on which each step is owed (rules §13). */
export const REMINDER_STEPS: readonly { readonly step: SupervisionStep; readonly after: keyof Periods }[] = [
  { step: 'first-reminder', after: 'firstReminder' },
  { step: 'second-reminder', after: 'secondReminder' },
  { step: 'notice', after: 'supervisionNotice' },
];

const onlyTheSystemReminds: Guard = (_state, { asker }) =>
  asker.role === 'system' ? null : refuse('only-by-system', { act: 'remind-supervision' });

/** 催办, 催办, 通报: each once, when its day has come and there is no answer; raised by the system. */
export const remindSupervision: Act<RemindSupervisionPayload> = {
  name: 'remind-supervision',
  guards: [onlyTheSystemReminds],
  decide(state, { order, step }, { calendar, now }) {
    const ordered = state.supervision.find((each) => each.order === order);
    const owed = REMINDER_STEPS.find((each) => each.step === step);
    if (!ordered || !owed) return refuse('unknown-request', { request: order }, { field: '/order' });
    if (ordered.answeredAt !== null || ordered.reminders.includes(step))
      return refuse('answered-already', { request: order }, { field: '/order' });
    const day = addWorkingDays(ordered.due, periodOf(state.terms, owed.after), calendar);
    if (localDateOf(now, state.timezone) < day) return refuse('not-due-yet', { date: day }, { field: '/step' });
    return [{ type: 'SupervisionReminded', data: { order, to: ordered.to, step } }];
  },
};
