import { plain } from '#libs/residents/domain';
import { onlyWhoReceivedOrAboveVoids } from '../rules/person.js';
import type { Act } from './act.js';
import type { ReasonPayload } from './withdraw.js';

/** 作废: the case should never have been; it is closed, and never deleted. */
export const voidCase: Act<ReasonPayload> = {
  name: 'void',
  guards: [onlyWhoReceivedOrAboveVoids],
  decide: (_state, { reason }) => [{ type: 'CaseVoided', data: { reason: plain(reason) } }],
};
