import { plain } from '#libs/residents/domain';
import type { ReturnReason } from '../events.js';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import { returnedOnlyToWhoRouted, returnedWithinTwoWorkingDays } from '../rules/place.js';
import type { Act } from './act.js';

export interface ReturnPayload {
  readonly reasonCode: ReturnReason;
  readonly note?: string | null | undefined;
}

/** 退单: back to the unit that routed it, where it counts as signed; the phase stays. */
export const returnCase: Act<ReturnPayload> = {
  name: 'return',
  guards: [onlyWhile('received', 'accepted'), returnedOnlyToWhoRouted, returnedWithinTwoWorkingDays],
  decide(state, { reasonCode, note }) {
    const to = state.routedBy.at(-1);
    if (to === undefined) return refuse('nobody-to-return-to');
    return [{ type: 'CaseReturned', data: { from: state.handler.unit, to, reasonCode, note: plain(note) } }];
  },
};
