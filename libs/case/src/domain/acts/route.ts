import { mayOverrideResponsible } from '#libs/catalogue/domain';
import { plain } from '#libs/residents/domain';
import { isImport, type CaseContext } from '../context.js';
import { refuse, type Refusal } from '../refusal.js';
import {
  decidedAtTheCounterIsNotRouted,
  onlyWhoHoldsItActs,
  routedInTheOrderOfTheMode,
  routedOnlyToSomebodyElse,
  signBeforeYouWork,
} from '../rules/place.js';
import type { OpenCase } from '../state.js';
import type { Act } from './act.js';

export interface RoutePayload {
  /** The responsible unit unless told; another one becomes responsible by it. */
  readonly to?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

/** 派单: from the receiving desk to the responsible unit; to another one only with a reason, and then that one is responsible. */
export const route: Act<RoutePayload> = {
  name: 'route',
  guards: [
    decidedAtTheCounterIsNotRouted,
    routedInTheOrderOfTheMode,
    onlyWhoHoldsItActs,
    signBeforeYouWork,
    routedOnlyToSomebodyElse,
  ],
  decide(state, payload, context) {
    const to = payload.to ?? state.responsibleUnit;
    const reason = plain(payload.reason?.trim());
    if (to !== state.responsibleUnit && !isImport(context)) {
      const refusal = mayBecomeResponsible(to, reason !== null, state, context);
      if (refusal) return refusal;
    }
    return [{ type: 'CaseRouted', data: { from: state.handler.unit, to, responsibleUnit: to, reason } }];
  },
};

/** Another unit becomes responsible for a reason only, and must be of the level and department that the item asks for. */
function mayBecomeResponsible(to: string, hasReason: boolean, state: OpenCase, context: CaseContext): Refusal | null {
  const { tree, item } = context;
  const found = state.responsibleUnit;
  if (!tree.unit(to)) return refuse('unknown-unit', { code: to }, { field: '/to' });
  if (!hasReason) return refuse('route-reason-needed', { unit: to, found }, { field: '/reason' });
  if (item === null) return refuse('unknown-item', { item: state.item });
  const failed = mayOverrideResponsible(item.item, { asked: to, found, receivingUnit: state.receiving.unit }, tree);
  return failed && refuse(failed.failed, failed.params, { field: '/to' });
}
