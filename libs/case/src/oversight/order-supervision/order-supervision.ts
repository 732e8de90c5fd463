import { notPastTheLimitOf } from '../../rules/limits.js';
import { addWorkingDays, localDateOf, type LocalDate } from '#libs/clocks/domain';
import { anyOf, plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { above, holder, receiving, responsible } from '../../rules/who.js';
import { UNIT_REFUSALS, unitIsThere } from '../../rules/named.js';
import { notAboveAll } from '../../rules/moves.js';
import { periodOf } from '#libs/catalogue/domain';
import { type OpenCase } from '../../state/case.js';
import { supervisionOrder } from './supervision-order.js';
export interface OrderSupervisionPayload {
  readonly to: string;
  readonly demand: string;
  /** A date; the item's period from today unless told. */
  readonly due?: LocalDate | null | undefined;
}

/** 督办: a superior demands an answer by a date. */
export interface SupervisionOrdered {
  readonly type: 'SupervisionOrdered';
  readonly data: {
    readonly order: string;
    readonly by: string;
    readonly to: string;
    readonly demand: Sealed;
    readonly due: LocalDate;
  };
}
export const SupervisionOrdered = defineEvent<SupervisionOrdered>('SupervisionOrdered', {
  documents: [supervisionOrder],
  movesClock: false,
  evolve: (state, { order, by, to, due }, at) => ({
    ...state,
    supervision: [...state.supervision, { order, by, to, due, orderedAt: at, answeredAt: null, reminders: [] }],
  }),
  words: {
    zh: '{unit:by}督办{unit:to}（{order}），{due}前答复：{demand}。',
    en: '{unit:by} ordered {unit:to} ({order}) to answer by {due}: {demand}.',
  },
});

export const notConcerned = refusal('not-concerned', {
  rule: '督办: 限期回复, 逾期催办、通报',
  title: { zh: '该单位与本件无关', en: 'Not concerned' },
  detail: {
    zh: '{unit:unit}不是本件的收件、责任、现办或协办单位。请督办其中之一。',
    en: '{unit:unit} neither received nor has nor examines this case. Order one of the units that do.',
  },
});

export const datePassed = refusal('date-passed', {
  rule: '督办: 限期回复, 逾期催办、通报',
  title: { zh: '日期已过', en: 'Date passed' },
  detail: { zh: '{date}已过。请填写今日或以后的日期。', en: '{date} has passed. Name today or a later date.' },
});

/** 督办: a superior demands an answer of a unit that has to do with the case. */
export const orderSupervision = defineAct('order-supervision', {
  word: { zh: '督办', en: 'order supervision' },
  summary: { zh: '督办：限期答复。', en: 'Demand an answer by a date.' },
  who: anyOf(above(receiving), above(responsible), above(holder)),
  guards: [notPastTheLimitOf(({ supervision }) => supervision.length)],
  events: [SupervisionOrdered],
  refusals: [...UNIT_REFUSALS, notConcerned, notAboveAll, datePassed],
  body: () => import('./order-supervision.body.js').then(({ OrderSupervisionBody }) => OrderSupervisionBody),
  decide(state, { to, demand, due }: OrderSupervisionPayload, context) {
    const { asker, tree, now, calendar } = context;
    const notThere = unitIsThere(to, '/to', state, context);
    if (notThere) return notThere;
    if (!concernedBy(state).includes(to)) return refuse(notConcerned, { unit: to }, { field: '/to' });
    if (!tree.isWithin(to, asker.unit))
      return refuse(notAboveAll, { unit: to, superior: asker.unit }, { field: '/to' });
    const today = localDateOf(now, state.timezone);
    if (due && due < today) return refuse(datePassed, { date: due }, { field: '/due' });
    return [
      SupervisionOrdered.of({
        order: `order-${state.supervision.length + 1}`,
        by: asker.unit,
        to,
        demand: plain(demand),
        due: due ?? addWorkingDays(today, periodOf(state.terms, 'supervision'), calendar),
      }),
    ];
  },
});

function concernedBy({ receiving, responsibleUnit, handler, coHandlings }: OpenCase): readonly string[] {
  return [receiving.unit, responsibleUnit, handler.unit, ...coHandlings.map(({ unit }) => unit)];
}
