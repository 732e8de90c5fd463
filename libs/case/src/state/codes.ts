/** The modes in which a case is handled; the item's own, or `online`, or `fixed` at the responsible side (CONTRACT §2). */
export const MODES = ['fixed', 'collect-and-forward', 'accept-anywhere', 'decide-anywhere', 'online', 'joint'] as const;
export type CaseMode = (typeof MODES)[number];

/** How a result is handed out. */
export const WAYS = ['counter', 'post', 'electronic', 'agent'] as const;
export type DeliveryWay = (typeof WAYS)[number];

export type ReturnReason = 'wrong-unit' | 'missing-material' | 'wrong-item' | 'other';

/** Why another unit owes a part: it examines for the responsible unit (`via`), it helps from another district, or it has a part of its own. */
export type CoHandlingRole = 'examination' | 'assistance' | 'part';

/** 催办 once and again, then 通报: an order that is not answered in time (rules §13). */
export type SupervisionStep = 'first-reminder' | 'second-reminder' | 'notice';

/** Whom a rating is about: the counter that received, or the authority that decided (rules §4). */
export type RatedSide = 'counter' | 'authority';

/** A clock of the case by its name: `promised`, `statutory`, or one of its own such as `signature`. */
export type ClockName = string;

/** A unit with the leaf of the boards and the district it counted under on the day it was written down. */
export interface PlaceOfCase {
  readonly unit: string;
  readonly leaf: string;
  readonly district: string;
}

/** Where a resident was met: at the counter, at home, online, on the phone, at a remote window. */
export const CHANNELS = ['counter', 'home', 'online', 'phone', 'remote'] as const;
export type Channel = (typeof CHANNELS)[number];
