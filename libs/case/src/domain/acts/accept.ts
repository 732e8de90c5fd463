import { refuse } from '../refusal.js';
import { materialsAreThere } from '../rules/papers.js';
import { acceptedOnlyOnce } from '../rules/phase.js';
import { onlyTheUnitInChargeAccepts, signBeforeYouWork } from '../rules/place.js';
import type { Act } from './act.js';

export interface AcceptPayload {
  /** No slip is given, and the decision follows the same day; only for items of that kind. */
  readonly onTheSpot?: boolean | undefined;
}

/** 受理. */
export const accept: Act<AcceptPayload> = {
  name: 'accept',
  guards: [acceptedOnlyOnce, onlyTheUnitInChargeAccepts, signBeforeYouWork, materialsAreThere],
  decide(state, { onTheSpot = false }) {
    if (onTheSpot && state.terms.kind !== 'on-the-spot')
      return refuse('not-on-the-spot', { item: state.item }, { field: '/onTheSpot' });
    if (onTheSpot && state.phase === 'accepted')
      return refuse('out-of-phase', { act: 'accept', phase: state.phase, needed: 'received' }, { field: '/onTheSpot' });
    return [{ type: 'RequestAccepted', data: { manner: onTheSpot ? 'on-the-spot' : 'explicit' } }];
  },
};
