import { plain } from '#libs/residents/domain';
import type { CaseEvent, ReturnReason } from '../events.js';
import { refuse } from '../refusal.js';
import { aRulingBinds, commonSuperior, notWhileInDispute } from '../rules/moves.js';
import { onlyWhile } from '../rules/phase.js';
import { returnedOnlyToWhoRouted, returnedInTime } from '../rules/place.js';
import type { OpenCase } from '../state.js';
import type { Act } from './act.js';

export interface ReturnPayload {
  readonly reasonCode: ReturnReason;
  readonly note?: string | null | undefined;
}

/** 退单: back to the unit that routed it, where it counts as signed; the phase stays. The second time, the superior of both rules. */
export const returnCase: Act<ReturnPayload> = {
  name: 'return',
  guards: [onlyWhile('received', 'accepted'), notWhileInDispute, aRulingBinds, returnedOnlyToWhoRouted, returnedInTime],
  decide(state, { reasonCode, note }, context) {
    const to = state.routedBy.at(-1);
    if (to === undefined) return refuse('nobody-to-return-to');
    const from = state.handler.unit;
    const again = reasonCode === 'missing-material' && isCorrectionUsedUp(state) ? { repeated: true } : {};
    const returned: CaseEvent = { type: 'CaseReturned', data: { from, to, reasonCode, note: plain(note), ...again } };
    const superior = bounces(state, from, to, reasonCode) ? commonSuperior(from, to, context.tree) : null;
    if (superior === null) return [returned];
    return [returned, { type: 'DisputeReferred', data: { between: [from, to], cause: reasonCode, to: superior } }];
  },
};

/** 退回收件地 uses the one correction of the case, not a new one (rules §1.3): another is recorded as what it is, a violation. */
export function isCorrectionUsedUp({ review, moves }: OpenCase): boolean {
  return review.corrections.length > 0 || moves.returns.some(({ cause }) => cause === 'missing-material');
}

/** Rules §13: the second return between the same two units for the same cause, whichever way round the first one went. */
function bounces({ moves }: OpenCase, from: string, to: string, cause: ReturnReason): boolean {
  return moves.returns.some(
    (before) =>
      before.cause === cause &&
      ((before.from === from && before.to === to) || (before.from === to && before.to === from)),
  );
}
