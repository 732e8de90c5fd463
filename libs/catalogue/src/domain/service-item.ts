import type { ClockStart, LightRule, Limit, LimitUnit, Promised } from '#libs/clocks/domain';
import type { Periods } from './periods.js';

export type ItemKind = 'on-the-spot' | 'promised' | 'reported' | 'order' | 'guide-only';

/** How an item is handled away from the responsible side (rules §2, §9). */
export type ItemMode =
  'fixed' | 'collect-and-forward' | 'accept-anywhere' | 'decide-anywhere' | 'guide-only' | 'online' | 'joint';

/** How far away a counter may be. */
export type ItemScope = 'community' | 'street' | 'district' | 'city' | 'nation';

export type ResponsiblePlace =
  | 'household'
  | 'residence'
  | 'insured'
  | 'incident'
  | 'employer'
  | 'chosen'
  | 'receiving'
  | 'registry'
  | 'home-community';

export interface ItemLimits {
  readonly statutory: Limit | null;
  readonly promised: Promised;
  readonly startsAt: ClockStart;
  readonly endsAt: 'decided' | 'issued';
  /** The limit where the resident files online, if it differs. */
  readonly online?: Limit;
}

export interface ItemMaterial {
  readonly code: string;
  readonly name: string;
  readonly need: 'required' | 'optional' | 'tolerable';
  /** `shared`: the platform has it, and it may not be asked for again. */
  readonly source: 'resident' | 'shared';
  /** Of materials with an equal `oneOf` one is enough. */
  readonly oneOf?: string;
}

export interface ItemEligibility {
  readonly minAge?: number;
  readonly maxAge?: number;
  readonly householdInRegion?: boolean;
}

/** A leg of the way of a request (分段): who has it, and how many working days (rules §2.3, §9). */
export interface ItemLeg {
  readonly name: string;
  /** `receiving`, `responsible`, or the level that examines. */
  readonly by: string;
  readonly days: number;
}

/** When something may be decided: not before, then within so long; what is not done by then is withdrawn (rules §13). */
export interface ItemWindow {
  readonly notBefore: Limit;
  readonly then: Limit;
  readonly onExpiry: 'withdrawn';
}

/** What is owed after the decision, in a time of its own (MZ-04: the paperwork). */
export interface Afterwards {
  readonly what: string;
  readonly value: number;
  readonly unit: LimitUnit;
}

/** A service item (事项) as the catalogue publishes it; fields as in the published list of the 52. */
export interface ServiceItem {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly department: string | null;
  readonly population: readonly string[];
  readonly type: string;
  readonly kind: ItemKind;
  readonly mode: ItemMode;
  readonly scope: ItemScope;
  readonly responsible: {
    readonly place: ResponsiblePlace;
    readonly level: 'city' | 'district' | 'street' | 'community';
    readonly department: string | null;
  };
  readonly via: readonly string[];
  readonly limits: ItemLimits;
  readonly legs: readonly ItemLeg[];
  /** Working days of the whole way, as the resident is told at a foreign counter. */
  readonly wholeWay?: number;
  readonly window?: ItemWindow;
  readonly materials: readonly ItemMaterial[];
  readonly excluded: readonly { readonly kind: string; readonly days?: number }[];
  readonly afterwards?: Afterwards;
  readonly eligibility: ItemEligibility;
  readonly inPerson: boolean;
  readonly administrativeAct: boolean;
  /** Whether a decision without the answer of those in `via` is forbidden; unless told it is allowed, and warned of. */
  readonly examinationRequired?: boolean;
  /** Whether materials may be asked for after acceptance, with the clocks standing; unless told they may not. */
  readonly correctionAfterAcceptance?: boolean;
  /** Whether silence is acceptance (行政许可法 32(4)); unless told it is. */
  readonly deemedAcceptance?: boolean;
  /** 身后事项: what it is about begins with a death, and goes on after that of its resident; unless told it ends with the resident. */
  readonly afterDeath?: boolean;
  /** Special procedures in the place of the law's list (行政许可法 45). */
  readonly specialProcedures?: readonly string[];
  /** The most days that the limit may be extended by; 10 unless told (行政许可法 42). */
  readonly extension?: number;
  /** Periods in which it differs from rules §13. */
  readonly periods?: Partial<Periods>;
  /** When its lights burn, where that differs from rules §13. */
  readonly lights?: Partial<LightRule>;
  readonly note: string;
  readonly source: string;
  /** How the list that it was loaded from had put it; for whoever reads it, no rule does. */
  readonly asPublished?: object;
}

export type ItemState = 'proposed' | 'admitted' | 'published' | 'suspended' | 'withdrawn';

/** One version of an item: what a case is received under and keeps. Versions start at 1. */
export interface ItemVersion {
  readonly region: string;
  readonly version: number;
  readonly state: ItemState;
  readonly item: ServiceItem;
  /** What the state stands on: a list, a rule, a notice. */
  readonly basis?: string;
}

/** The version that is on its way to be published. */
export interface ProposedVersion {
  readonly version: number;
  readonly state: 'proposed' | 'admitted';
  readonly item: ServiceItem;
  readonly basis: string;
}
