import { daysBetween, type LocalDate } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { begun, placeAt, type Place } from '../../kit/index.js';
import { head, mayBegin, mayNotBegin, unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct, RULE, USUAL_OPENINGS, type Opening, type Shift } from '../kit.js';

export interface RosterPlanned {
  readonly type: 'RosterPlanned';
  readonly data: {
    readonly place: Place;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly openings: readonly Opening[];
    readonly shifts: readonly Shift[];
  };
}
export const RosterPlanned = defineBeginning<RosterPlanned>('RosterPlanned', {
  evolve: ({ place, from, to, openings, shifts }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'planned', from, to, openings, shifts, duties: [], publishedAt: null, swaps: 0 },
  }),
  words: { zh: '排出{from}至{to}的值班表。', en: 'The roster from {from} to {to} was planned.' },
});

/** A roster is of a year at the most. */
const LONGEST_DAYS = 366;

const periodUpsideDown = refusal('roster-period', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '起止日期不对', en: 'The period is wrong' },
  detail: {
    zh: `值班表自{from}至{to}：止日不早于起日，至多${LONGEST_DAYS}日，每班在其间且起早于止。`,
    en: `From {from} to {to}: it ends no earlier than it begins, within ${LONGEST_DAYS} days; each shift lies within, and ends after it starts.`,
  },
});

export interface PlanPayload {
  readonly unit?: string | null | undefined;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly openings?: readonly Opening[] | null | undefined;
  readonly shifts: readonly Shift[];
}

/** 排班: for the hours before, between and after the ordinary ones, and for days of rest. */
export const plan = defineBeginningAct('plan', {
  word: { zh: '排班', en: 'plan a roster' },
  summary: { zh: '排出一段时间的值班表。', en: 'Plan who is on duty in a period.' },
  who: head,
  events: [RosterPlanned],
  refusals: [mayNotBegin, unknownUnit, periodUpsideDown],
  body: () => import('./plan.body.js').then(({ PlanBody }) => PlanBody),
  decide: (_state, payload: PlanPayload, context) => {
    const unit = payload.unit ?? context.asker.unit;
    const place = placeAt(context, unit);
    if (!place) return refuse(unknownUnit, { code: unit }, { field: '/unit' });
    const { from, to, shifts } = payload;
    const openings = payload.openings ?? USUAL_OPENINGS;
    return (
      mayBegin(head, place.unit, context) ??
      inOrder(payload, openings) ?? [RosterPlanned.of({ place, from, to, openings, shifts })]
    );
  },
});

function inOrder({ from, to, shifts }: PlanPayload, openings: readonly Opening[]): Refusal | null {
  const params = { from, to };
  if (to < from || daysBetween(from, to) > LONGEST_DAYS) return refuse(periodUpsideDown, params, { field: '/to' });
  const wrong = shifts.findIndex((shift) => shift.date < from || shift.date > to || shift.from >= shift.to);
  if (wrong >= 0) return refuse(periodUpsideDown, params, { field: `/shifts/${wrong}` });
  const open = openings.findIndex((opening) => opening.from >= opening.to);
  return open >= 0 ? refuse(periodUpsideDown, params, { field: `/openings/${open}` }) : null;
}
