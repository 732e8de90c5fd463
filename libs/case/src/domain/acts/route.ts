import { plain } from '#libs/residents/domain';
import { isImport } from '../context.js';
import { refuse } from '../refusal.js';
import {
  decidedAtTheCounterIsNotRouted,
  onlyWhoHoldsItActs,
  routedInTheOrderOfTheMode,
  routedOnlyToSomebodyElse,
  signBeforeYouWork,
} from '../rules/place.js';
import { mayBecomeResponsible } from '../rules/responsible.js';
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
      const refusal = mayBecomeResponsible(to, state, context);
      if (refusal) return refusal;
      if (reason === null)
        return refuse('route-reason-needed', { unit: to, found: state.responsibleUnit }, { field: '/reason' });
    }
    return [{ type: 'CaseRouted', data: { from: state.handler.unit, to, responsibleUnit: to, reason } }];
  },
};
