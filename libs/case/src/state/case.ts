import { type CaseMode, type DeliveryWay, type PlaceOfCase } from './codes.js';
import type { ItemTerms } from '#libs/catalogue/domain';
import {
  type CaseMoves,
  type CaseVoice,
  type CoHandling,
  type Episode,
  type PaperSending,
  type SupervisionOrder,
} from './moves.js';
import { type CaseReview } from './review.js';
import type { Instant } from '#libs/clocks/domain';

export type CasePhase = 'received' | 'correcting' | 'accepted' | 'suspended' | 'decided' | 'fulfilled' | 'closed';
export type CaseOutcome = 'granted' | 'refused' | 'acceptance-refused' | 'withdrawn' | 'terminated' | 'voided';

/** How a case was accepted (行政许可法 32): with a slip, on the spot, with gaps, or because nobody said anything. */
export type Acceptance = 'explicit' | 'on-the-spot' | 'with-gaps' | 'deemed';

/** Whose turn it is now. */
export interface Handler {
  readonly unit: string;
  readonly signed: boolean;
  readonly person: string | null;
}

/** What another register said of a case that was brought in from there. */
export interface OfRegister {
  readonly foreignNumber: string;
  readonly channel: string | null;
  /** The due time that it had set, as it was at the receipt. */
  readonly due: Instant | null;
  /** What was due before is past, and nobody here is warned of it. */
  readonly broughtInAt: Instant;
}

/** What is known of every case from its receipt on. Plain JSON: a read model may keep it as it is. */
export interface CaseFacts {
  readonly region: string;
  readonly timezone: string;
  readonly number: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly terms: ItemTerms;
  readonly mode: CaseMode;
  readonly residentId: string | null;
  /** Whose key seals the free texts of this case: the resident's, or the case's own; it never changes. */
  readonly sealKey: string;
  readonly receiving: PlaceOfCase & { readonly person: string };
  readonly home: PlaceOfCase;
  readonly responsibleUnit: string;
  readonly missing: readonly string[];
  /** Tolerable materials that were not shown at the receipt: an acceptance makes gaps of them; left out while there are none. */
  readonly tolerableMissing?: readonly string[];
  readonly deliverTo: { readonly way: DeliveryWay; readonly unit: string | null } | null;
  readonly registerDue: Instant | null;
  readonly origin: string | null;
  /** Left out of what was received at a desk. */
  readonly register?: OfRegister;
  readonly receivedAt: Instant;
  /** When the materials were complete, as far as the case knows: the receipt if nothing was missing, else the acceptance. */
  readonly completeAt: Instant | null;
  readonly acceptedAt: Instant | null;
  /** On the spot: no slip was given, the decision is owed the same day. */
  readonly acceptance: Acceptance | null;
  readonly escalation: { readonly level: string; readonly to: string } | null;
  /** The units that routed it and have not had it back: the last one is where a return goes. */
  readonly routedBy: readonly string[];
  /** When it came to the unit that holds it; a return is possible for the item's period from then on (rules §13). */
  readonly arrivedAt: Instant;
  /** When it left the counter for the first time. */
  readonly routedAt: Instant | null;
  /** The street in another district that may be asked for assistance, where the resident lives away from the household. */
  readonly livesElsewhere: string | null;
  /** Examiners whose answer the decision was made without. */
  readonly notExamined: readonly string[];
  /** Who may fetch the result for the resident, by an authority that was shown at the receipt. */
  readonly agent: string | null;
  /** What time has made happen already (`firedKey`); each comes once for a due time. */
  readonly fired: readonly string[];
  /** Who may not handle it for an interest of their own (回避); left out while there is nobody. */
  readonly recused?: readonly string[];
  /** When what the item owes after the decision was done; left out before. */
  readonly afterwardsAt?: Instant;
  /** The last calendar that moved its due dates, `2027.1`; left out while none has. */
  readonly dueMoved?: string;
  /** The case that this one is a part of (一件事: one thing, many items). */
  readonly parent: string | null;
  /** Earlier ends of the case, each with its reopening. */
  readonly episodes: readonly Episode[];
  readonly review: CaseReview;
  readonly moves: CaseMoves;
  readonly coHandlings: readonly CoHandling[];
  readonly papers: readonly PaperSending[];
  readonly supervision: readonly SupervisionOrder[];
  readonly voice: CaseVoice;
}

interface Open extends CaseFacts {
  readonly handler: Handler;
}

export type CaseState =
  | { readonly phase: 'none' }
  | (Open & { readonly phase: 'received' | 'correcting' })
  | (Open & { readonly phase: 'accepted' | 'suspended'; readonly acceptedAt: Instant })
  | (Open & { readonly phase: 'decided'; readonly outcome: 'granted' | 'refused'; readonly decidedAt: Instant })
  | (Open & {
      readonly phase: 'fulfilled';
      readonly outcome: 'granted' | 'refused';
      readonly decidedAt: Instant;
      readonly fulfilledAt: Instant;
    })
  | (CaseFacts & {
      readonly phase: 'closed';
      readonly outcome: CaseOutcome;
      readonly decidedAt: Instant | null;
      readonly fulfilledAt: Instant | null;
      readonly closedAt: Instant;
      readonly handler: null;
    });

/** A case that has been received. */
export type KnownCase = Exclude<CaseState, { phase: 'none' }>;

export type ClosedCase = Extract<KnownCase, { phase: 'closed' }>;

/** A case that something may still happen to. */
export type OpenCase = Exclude<KnownCase, { phase: 'closed' }>;

export const initialState: CaseState = { phase: 'none' };
