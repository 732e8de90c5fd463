import type { LocalDate } from '#libs/clocks/domain';
import type { ResidentField } from './resident.js';
import type { Sealed } from '#libs/kernel/domain';

/** A resident is known. The stream `resident-{id}` holds references only; every personal value is in the vault. */
export interface ResidentRegistered {
  readonly type: 'ResidentRegistered';
  readonly data: { readonly region: string };
}
/**
 * What was recorded wrongly, or has changed, is put right. `change` is `{ before, after }` of the named fields as JSON, sealed under the resident's
 * key: the history goes with the resident.
 */
export interface ResidentCorrected {
  readonly type: 'ResidentCorrected';
  readonly data: OfResident;
}
/** The household or the residence is another since `from`. New cases follow the new place, old ones keep theirs. `change` as above. */
export interface ResidentMoved {
  readonly type: 'ResidentMoved';
  readonly data: OfResident & { readonly from: LocalDate };
}
/** The resident has died; on which day is sealed in `change`. What is open and not yet handed out ends. */
export interface ResidentDied {
  readonly type: 'ResidentDied';
  readonly data: OfResident;
}

/** What every change of a record says. */
export interface OfResident {
  readonly region: string;
  readonly fields: readonly ResidentField[];
  readonly change: Sealed;
  readonly reason: Sealed;
}

export const RESIDENT_STREAM_PREFIX = 'resident-';

/** The stream of a resident, and the subject of the resident's key. */
export function residentStream(residentId: string): string {
  return `${RESIDENT_STREAM_PREFIX}${residentId}`;
}
