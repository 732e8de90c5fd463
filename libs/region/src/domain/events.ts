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
/** The unit belongs to another parent from that day on; its code stays. */
export interface UnitMoved {
  readonly type: 'UnitMoved';
  readonly data: { readonly code: string; readonly parent: string; readonly from: string; readonly source: string };
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
/** The unit ends; what it holds goes to its successor. */
export interface UnitClosed {
  readonly type: 'UnitClosed';
  readonly data: {
    readonly code: string;
    readonly to: string;
    readonly source: string;
    /** Left out only by what was written before units were closed by hand. */
    readonly successor?: string;
  };
}
/** A change that was announced for a day to come. On that day it happens, as an event of its own; until then nothing changes. */
export interface UnitChangePlanned {
  readonly type: 'UnitChangePlanned';
  readonly data: { readonly code: string; readonly on: string; readonly change: UnitChange };
}
/** The day of an announced change has come, and it is not possible any more: `why` is the refusal's code. */
export interface UnitPlanDropped {
  readonly type: 'UnitPlanDropped';
  readonly data: { readonly code: string; readonly on: string; readonly why: string };
}

/** What may happen to a unit that is there. */
export type UnitChange = UnitRenamed | UnitMoved | UnitMerged | UnitSplit | UnitClosed;
export type UnitEvent = UnitOpened | UnitChange | UnitChangePlanned | UnitPlanDropped;
