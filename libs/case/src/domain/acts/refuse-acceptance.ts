import { plain } from '#libs/residents/domain';
import { onlyWhile } from '../rules/phase.js';
import { onlyTheUnitInChargeAccepts, signBeforeYouWork } from '../rules/place.js';
import type { Act } from './act.js';

export interface RefuseAcceptancePayload {
  readonly reason: string;
  /** Where the resident should go instead. */
  readonly rightAuthority?: string | null | undefined;
}

/** 不予受理: not this authority's matter, or the conditions are not met; with the reason, and the right authority where there is one. */
export const refuseAcceptance: Act<RefuseAcceptancePayload> = {
  name: 'refuse-acceptance',
  guards: [onlyWhile('received', 'correcting'), onlyTheUnitInChargeAccepts, signBeforeYouWork],
  decide: (_state, { reason, rightAuthority }) => [
    { type: 'AcceptanceRefused', data: { reason: plain(reason), rightAuthority: plain(rightAuthority) } },
  ],
};
