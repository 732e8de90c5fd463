import type { ClockStart, Due, Instant, LightRule, Limit, LocalDate, Promised } from '#libs/clocks/domain';
import type { ItemKind, Periods } from '#libs/catalogue/domain';
import type { Sealed } from '#libs/residents/domain';
import type { ClockEvent } from './events-clock.js';
import type { CaseReopened, ResidentReplaced } from './events-again.js';
import type { MoveEvent } from './events-moves.js';
import type { ReviewEvent } from './events-review.js';
import type { VoiceEvent } from './events-voice.js';

/** The modes in which a case is handled; the item's own, or `online`, or `fixed` at the responsible side (CONTRACT §2). */
export type CaseMode = 'fixed' | 'collect-and-forward' | 'accept-anywhere' | 'decide-anywhere' | 'online' | 'joint';

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

export interface RequestReceived {
  readonly type: 'RequestReceived';
  readonly data: {
    readonly region: string;
    readonly timezone: string;
    readonly number: string;
    readonly item: string;
    readonly itemVersion: number;
    readonly terms: CaseTerms;
    readonly mode: CaseMode;
    readonly residentId: string | null;
    readonly receiving: PlaceOfCase;
    readonly home: PlaceOfCase;
    readonly responsibleUnit: string;
    readonly overrideReason: Sealed | null;
    /** What the counter said of each material; `missing` are required ones said not to have been supplied. */
    readonly materials: readonly { readonly code: string; readonly supplied: boolean }[];
    readonly missing: readonly string[];
    readonly deliverTo: { readonly way: DeliveryWay; readonly unit: string | null } | null;
    readonly agent: { readonly residentId: string; readonly authority: Sealed } | null;
    readonly note: Sealed | null;
    /** The case that this one is a part of; left out where there is none. */
    readonly parent?: string;
    /** 人户分离: the street where the resident lives, where that is another district than the household's; left out otherwise. */
    readonly livesElsewhere?: string;
    /** Only of an import: the due time that the register had set, the channel and the register's own number. */
    readonly register: {
      readonly due: Instant | null;
      readonly channel: string | null;
      readonly foreignNumber: string;
    } | null;
  };
}
export type DeliveryWay = 'counter' | 'post' | 'electronic' | 'agent';

export interface RequestAccepted {
  readonly type: 'RequestAccepted';
  readonly data: {
    readonly manner: 'explicit' | 'on-the-spot' | 'with-gaps' | 'deemed';
    /** 容缺: what is still owed, and until when. */
    readonly gaps?: readonly { readonly material: string; readonly due: LocalDate }[];
    /** 视为受理: who held it in silence, and since when it counts as accepted. */
    readonly heldBy?: string;
    readonly acceptedAt?: Instant;
  };
}
export interface AcceptanceRefused {
  readonly type: 'AcceptanceRefused';
  readonly data: { readonly reason: Sealed; readonly rightAuthority: Sealed | null };
}
export interface CaseRouted {
  readonly type: 'CaseRouted';
  /** `responsibleUnit` is who is responsible from now on: unchanged unless the route moved it. */
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly responsibleUnit: string;
    readonly reason: Sealed | null;
  };
}
export interface CaseSigned {
  readonly type: 'CaseSigned';
  readonly data: { readonly unit: string };
}
export type ReturnReason = 'wrong-unit' | 'missing-material' | 'wrong-item' | 'other';
export interface CaseReturned {
  readonly type: 'CaseReturned';
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly reasonCode: ReturnReason;
    readonly note: Sealed | null;
    /** For the materials, though the one correction of the case had been used up; left out otherwise. */
    readonly repeated?: boolean;
  };
}
export interface CaseAssigned {
  readonly type: 'CaseAssigned';
  /** `insteadOf`: who was meant, and is away (AB岗). */
  readonly data: { readonly unit: string; readonly person: string; readonly insteadOf?: string };
}
export interface CaseClaimed {
  readonly type: 'CaseClaimed';
  readonly data: { readonly unit: string; readonly person: string };
}
export interface DecisionMade {
  readonly type: 'DecisionMade';
  /** `remedies`: what the resident may do against a refusal; null where granted. */
  readonly data: {
    readonly outcome: 'granted' | 'refused';
    readonly reasons: Sealed | null;
    readonly remedies: 'review-or-lawsuit' | 'complaint-to-street' | null;
    readonly unit: string;
    /** Units of the item's `via` whose answer it was made without; left out where there are none. */
    readonly notExamined?: readonly string[];
  };
}
export interface RequestFulfilled {
  readonly type: 'RequestFulfilled';
  readonly data: {
    readonly result: { readonly kind: Sealed; readonly number: Sealed | null } | null;
    readonly note: Sealed | null;
  };
}
export interface ResultDelivered {
  readonly type: 'ResultDelivered';
  readonly data: {
    readonly way: DeliveryWay;
    readonly receivedBy: Sealed | null;
    readonly trackingNumber: Sealed | null;
  };
}
export interface CaseWithdrawn {
  readonly type: 'CaseWithdrawn';
  readonly data: { readonly reason: Sealed };
}
export interface CaseTerminated {
  readonly type: 'CaseTerminated';
  readonly data: { readonly reason: Sealed };
}
export interface CaseVoided {
  readonly type: 'CaseVoided';
  readonly data: { readonly reason: Sealed };
}
export interface CaseEscalated {
  readonly type: 'CaseEscalated';
  /** `level` is the kind of the division escalated to: `street`, `district` or `city`. */
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly level: string;
    readonly reason: Sealed;
    /** Where the system took a step of the ladder: which, for which due time, and when it takes the next if nothing is decided. */
    readonly climbed?: { readonly step: number; readonly due: Due; readonly until: Instant | null };
  };
}

/** Everything that can happen to a case. The stored names are these types, registered with their versions in `registry.ts`. */
export type CaseEvent =
  | RequestReceived
  | RequestAccepted
  | AcceptanceRefused
  | CaseRouted
  | CaseSigned
  | CaseReturned
  | CaseAssigned
  | CaseClaimed
  | DecisionMade
  | RequestFulfilled
  | ResultDelivered
  | CaseWithdrawn
  | CaseTerminated
  | CaseVoided
  | CaseEscalated
  | ClockEvent
  | CaseReopened
  | ResidentReplaced
  | MoveEvent
  | ReviewEvent
  | VoiceEvent;

/** Counted, in `refusals-{unit}-{day}`: an item asked for at a counter that may not take it. Never in the case's own stream. */
export interface RequestRefused {
  readonly type: 'RequestRefused';
  readonly data: {
    readonly region: string;
    readonly unit: string;
    readonly item: string;
    readonly rule: string;
    readonly code: string;
    readonly rightAddress: string | null;
    readonly residentId: string | null;
  };
}
