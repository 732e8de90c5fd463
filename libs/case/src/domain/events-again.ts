import type { Instant } from '#libs/clocks/domain';
import type { Sealed } from '#libs/residents/domain';
import type { PlaceOfCase } from './events.js';
import type { CaseOutcome } from './state.js';

/** Another episode of a closed case; the time from `stoppedAt`, when its clocks had stopped, to this event does not count. */
export interface CaseReopened {
  readonly type: 'CaseReopened';
  readonly data: {
    readonly outcome: CaseOutcome;
    readonly stoppedAt: Instant;
    readonly closedAt: Instant;
    readonly to: string;
    readonly by: string;
    readonly reason: Sealed;
  };
}
/** The wrong resident was chosen at the receipt. The key that seals the case's texts stays what it was. */
export interface ResidentReplaced {
  readonly type: 'ResidentReplaced';
  readonly data: {
    readonly from: string | null;
    readonly residentId: string;
    readonly home: PlaceOfCase;
    readonly responsibleUnit: string;
    readonly reason: Sealed;
  };
}
