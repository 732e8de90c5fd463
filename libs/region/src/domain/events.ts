import type { UnitKind } from './unit.js';

/** Prefix of every unit stream. */
export const UNIT_STREAM_PREFIX = 'unit-';

/** The stream of one unit. */
export function unitStream(code: string): string {
  return `${UNIT_STREAM_PREFIX}${code}`;
}

/** Dates are dates of the region; a unit opened `from` a day exists on that day. */
export interface UnitOpened {
  readonly type: 'UnitOpened';
  readonly data: {
    readonly code: string;
    readonly name: string;
    readonly kind: UnitKind;
    readonly parent: string | null;
    /** Only of a region's root. */
    readonly timezone?: string;
    readonly from: string;
    /** Where the unit is listed: a register of divisions, a notice. */
    readonly source: string;
  };
}
export interface UnitRenamed {
  readonly type: 'UnitRenamed';
  readonly data: { readonly code: string; readonly name: string; readonly from: string; readonly source: string };
}
/** The unit ends and `into` takes over what it did. `to` is the first day without it. */
export interface UnitMerged {
  readonly type: 'UnitMerged';
  readonly data: { readonly code: string; readonly into: string; readonly to: string; readonly source: string };
}
/** The unit ends and several take over; they are opened in streams of their own. */
export interface UnitSplit {
  readonly type: 'UnitSplit';
  readonly data: {
    readonly code: string;
    readonly into: readonly string[];
    readonly to: string;
    readonly source: string;
  };
}
export interface UnitClosed {
  readonly type: 'UnitClosed';
  readonly data: { readonly code: string; readonly to: string; readonly source: string };
}

export type UnitEvent = UnitOpened | UnitRenamed | UnitMerged | UnitSplit | UnitClosed;

/** For the registry: stored names and the version each is written in. */
export const UNIT_EVENTS = [
  { type: 'UnitOpened', version: 1 },
  { type: 'UnitRenamed', version: 1 },
  { type: 'UnitMerged', version: 1 },
  { type: 'UnitSplit', version: 1 },
  { type: 'UnitClosed', version: 1 },
] as const satisfies readonly { readonly type: UnitEvent['type']; readonly version: number }[];
