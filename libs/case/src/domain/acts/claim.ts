import { claimedOnlyOnce } from '../rules/person.js';
import { signBeforeYouWork } from '../rules/place.js';
import type { Act } from './act.js';

/** 认领: one person of the unit takes the case on; from then on nobody else decides it. */
export const claim: Act<object> = {
  name: 'claim',
  guards: [signBeforeYouWork, claimedOnlyOnce],
  decide: (state, _payload, { asker }) => [
    { type: 'CaseClaimed', data: { unit: state.handler.unit, person: asker.person } },
  ],
};
