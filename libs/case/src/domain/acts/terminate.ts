import { plain } from '#libs/residents/domain';
import { onlyWhile } from '../rules/phase.js';
import type { Act } from './act.js';
import type { ReasonPayload } from './withdraw.js';

/** 终止: the case cannot go on, for the resident has died, or what it was about is gone; without a decision, and with the reason (rules §1.1). */
export const terminate: Act<ReasonPayload> = {
  name: 'terminate',
  guards: [onlyWhile('received', 'correcting', 'accepted', 'suspended')],
  decide: (_state, { reason }) => [{ type: 'CaseTerminated', data: { reason: plain(reason) } }],
};
