import { signedOnlyOnce } from '../rules/place.js';
import type { Act } from './act.js';

/** 签收: the unit that a case was routed to takes it over. */
export const sign: Act<object> = {
  name: 'sign',
  guards: [signedOnlyOnce],
  decide: (state) => [{ type: 'CaseSigned', data: { unit: state.handler.unit } }],
};
