import { RESPONSIBLE_REFUSALS } from '../../rules/responsible.js';
import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { arrivesAt } from '../../state/transitions.js';
import { deskOf, receiving } from '../../rules/who.js';
import {
  decidedAtTheCounterIsNotRouted,
  onlyWhoHoldsItActs,
  routedInTheOrderOfTheMode,
  routedOnlyToSomebodyElse,
  signBeforeYouWork,
} from '../../rules/place.js';
import { isImport } from '../../context.js';
import { boundBy, rulingBetween, rulingBinds } from '../../rules/rulings.js';
import type { CaseContext } from '../../context.js';
import type { OpenCase } from '../../state/case.js';
import type { Ruling } from '../../state/ruling.js';
import { mayBecomeResponsible } from '../../rules/responsible.js';
export interface RoutePayload {
  /** The responsible unit unless told; another one becomes responsible by it. */
  readonly to?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

export interface CaseRouted {
  readonly type: 'CaseRouted';
  /** `responsibleUnit` is who is responsible from now on: unchanged unless the route moved it. */
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly responsibleUnit: string;
    readonly reason: Sealed | null;
    /** The ruling that made `to` responsible; left out where none did. */
    readonly ruling?: string;
  };
}
export const CaseRouted = defineEvent<CaseRouted>('CaseRouted', {
  movesClock: false,
  evolve: (state, { from, to, responsibleUnit }, at) => ({
    ...state,
    ...arrivesAt(to, at),
    routedAt: state.routedAt ?? at,
    responsibleUnit,
    routedBy: [...state.routedBy, from],
  }),
  words: {
    zh: '{unit:from}[依裁定{ruling}]派单至{unit:to}[：{reason}]。',
    en: '{unit:from} routed it to {unit:to}[ by ruling {ruling}][: {reason}].',
  },
});

export const routeReasonNeeded = refusal('route-reason-needed', {
  rule: '国办发〔2020〕35号 责任追溯',
  title: { zh: '改派须说明理由', en: 'A reason is owed' },
  detail: {
    zh: '{unit:unit}不是责任单位{unit:found}，派给它须写明理由。请补写理由，或不指定单位。',
    en: '{unit:unit} is not the responsible unit {unit:found}; routing there needs a reason. Give one, or name no unit.',
  },
});

/** 派单: from the receiving desk to the responsible unit; to another one only with a reason, and then that one is responsible. */
export const route = defineAct('route', {
  word: { zh: '派单', en: 'route' },
  summary: { zh: '派单给办理单位。', en: 'Route it to the responsible unit.' },
  who: deskOf(receiving),
  guards: [
    decidedAtTheCounterIsNotRouted,
    routedInTheOrderOfTheMode,
    onlyWhoHoldsItActs,
    signBeforeYouWork,
    routedOnlyToSomebodyElse,
  ],
  events: [CaseRouted],
  refusals: [...RESPONSIBLE_REFUSALS, routeReasonNeeded, rulingBinds],
  body: () => import('./route.body.js').then(({ RouteBody }) => RouteBody),
  decide(state, payload: RoutePayload, context) {
    const found = context.tree.standingFor(state.responsibleUnit);
    const ruling = ruledAway(found, state, context);
    const to = payload.to ?? ruling?.to ?? found;
    const reason = plain(payload.reason?.trim());
    if (ruling && to === ruling.to)
      return [CaseRouted.of({ from: state.handler.unit, to, responsibleUnit: to, reason, ruling: ruling.number })];
    if (ruling?.units.includes(to)) return boundBy(ruling, 'route', '/to');
    if (payload.to && to !== state.responsibleUnit && !isImport(context)) {
      const refusal = mayBecomeResponsible(to, state, context);
      if (refusal) return refusal;
      if (reason === null)
        return refuse(routeReasonNeeded, { unit: to, found: state.responsibleUnit }, { field: '/reason' });
    }
    return [CaseRouted.of({ from: state.handler.unit, to, responsibleUnit: to, reason })];
  },
});

/** 裁定 binds the same question later: who sends the item to the unit that the rule finds sends it to the one that was ruled for (rules §13). */
function ruledAway(found: string, { handler }: OpenCase, context: CaseContext): Ruling | null {
  const ruling = rulingBetween(handler.unit, found, context);
  return ruling && ruling.to !== found && ruling.to !== handler.unit ? ruling : null;
}
