import type { ClockStart, LightRule, Limit, Promised } from '#libs/clocks/domain';
import type { ItemKind, Periods } from '#libs/catalogue/domain';

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

/** What the case keeps of the item version it was received under: enough to fold its deadlines without the catalogue. */
export interface CaseTerms {
  readonly kind: ItemKind;
  readonly statutory: Limit | null;
  readonly promised: Promised;
  readonly startsAt: ClockStart;
  /** The legs that run for this case, those of a foreign counter only where there is one; left out where the item has none. */
  readonly legs?: readonly CaseLeg[];
  /** Materials that may be owed for a while (容缺); left out where there are none, as are all that follow. */
  readonly tolerable?: readonly string[];
  /** Times that the item says do not count, beside the procedures of the law. */
  readonly excluded?: readonly string[];
  /** Special procedures that may be held, where the item names others than the law's list. */
  readonly special?: readonly string[];
  /** A correction may be asked for after acceptance, and stops the clocks. */
  readonly correctsAfterAcceptance?: true;
  /** Silence is no acceptance here. */
  readonly neverDeemed?: true;
  /** The most working days that it may be extended by, where that is not 10. */
  readonly extension?: number;
  /** Periods in which the item differs from rules §13. */
  readonly periods?: Partial<Periods>;
  /** When the item's lights burn, where that differs. */
  readonly lights?: Partial<LightRule>;
}

/** A leg of a case across units: who has it, and how many working days (rules §2.3, §9). */
export interface CaseLeg {
  readonly name: string;
  readonly by: string;
  readonly days: number;
}

/** A unit with the leaf of the boards and the district it counted under on the day it was written down. */
export interface PlaceOfCase {
  readonly unit: string;
  readonly leaf: string;
  readonly district: string;
}
