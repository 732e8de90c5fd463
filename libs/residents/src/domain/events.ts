/** A resident is known. The stream `resident-{id}` holds references only; every personal value is in the vault. */
export interface ResidentRegistered {
  readonly type: 'ResidentRegistered';
  readonly data: { readonly region: string };
}

export type ResidentEvent = ResidentRegistered;

export const RESIDENT_EVENTS = [{ type: 'ResidentRegistered', version: 1 }] as const;

export const RESIDENT_STREAM_PREFIX = 'resident-';

/** The stream of a resident, and the subject of the resident's key. */
export function residentStream(residentId: string): string {
  return `${RESIDENT_STREAM_PREFIX}${residentId}`;
}
