import { plain } from '#libs/residents/domain';
import { isImport } from '../context.js';
import { refuse } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import { onlyWhile } from '../rules/phase.js';
import type { Act } from './act.js';
import type { ReasonPayload } from './withdraw.js';

const onlyRegistersTerminate: Guard = (_state, context) => (isImport(context) ? null : refuse('only-by-import'));

/** 终止: another register ended the case without a decision. */
export const terminate: Act<ReasonPayload> = {
  name: 'terminate',
  guards: [onlyRegistersTerminate, onlyWhile('received', 'accepted')],
  decide: (_state, { reason }) => [{ type: 'CaseTerminated', data: { reason: plain(reason) } }],
};
