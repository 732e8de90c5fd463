import { plain } from '#libs/residents/domain';
import { onlyWhile } from '../rules/phase.js';
import type { Act } from './act.js';

/** The body of every act that ends a case before its time. */
export interface ReasonPayload {
  readonly reason: string;
}

/** 撤回: at the resident's wish, until there is a decision. */
export const withdraw: Act<ReasonPayload> = {
  name: 'withdraw',
  guards: [onlyWhile('received', 'correcting', 'accepted', 'suspended')],
  decide: (_state, { reason }) => [{ type: 'CaseWithdrawn', data: { reason: plain(reason) } }],
};
