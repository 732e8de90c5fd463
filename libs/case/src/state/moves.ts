import { type CoHandlingRole, type RatedSide, type ReturnReason, type SupervisionStep } from './codes.js';
import type { Instant, LocalDate } from '#libs/clocks/domain';

/** One way of a case from unit to unit. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
}

/** Two units cannot agree whose a case is; `to` is their common superior, who has it until it has ruled. */
export interface Dispute {
  readonly between: readonly [string, string];
  readonly cause: ReturnReason;
  readonly to: string;
  readonly at: Instant;
}

/** A way back, and why; of one for the materials, how many notices of what is missing there had been before it. */
export interface Return extends Move {
  readonly cause: ReturnReason;
  readonly repeated: boolean;
  readonly noticesBefore?: number;
}

/** How a case came to where it is. */
export interface CaseMoves {
  readonly returns: readonly Return[];
  /** Who was responsible before: each gave it to the next. */
  readonly transfers: readonly Move[];
  readonly dispute: Dispute | null;
  readonly ruling: { readonly to: string; readonly by: string; readonly at: Instant; readonly number?: string } | null;
}

/** Another unit owes a part of the case. */
export interface CoHandling {
  readonly request: string;
  readonly unit: string;
  readonly role: CoHandlingRole;
  readonly due: LocalDate;
  readonly requestedAt: Instant;
  readonly answeredAt: Instant | null;
}

/** Paper originals on their way, or handed over. */
export interface PaperSending {
  readonly sending: string;
  readonly from: string;
  readonly to: string;
  readonly sentAt: Instant;
  readonly arrivedAt: Instant | null;
  readonly mismatch: boolean;
  /** Originals are among them; left out where there are copies only. */
  readonly original?: true;
}

export interface SupervisionOrder {
  readonly order: string;
  readonly by: string;
  readonly to: string;
  readonly due: LocalDate;
  readonly orderedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly reminders: readonly SupervisionStep[];
}

/** What a bad rating set going. */
export interface Rectification {
  readonly rectification: string;
  readonly about: RatedSide;
  readonly unit: string;
  readonly openedAt: Instant;
  /** When the resident was reached about it. */
  readonly contactedAt: Instant | null;
  /** Complex: the longer of the two periods. */
  readonly prolonged: boolean;
  readonly closedAt: Instant | null;
}

/** What residents say of a case. */
export interface CaseVoice {
  /** Sides that have been in contact with the resident since they were last rated: these may be rated now (一次一评). */
  readonly unrated: readonly RatedSide[];
  /** How often it was rated, given ratings only. */
  readonly ratings: number;
  readonly rectifications: readonly Rectification[];
  readonly followedUpAt: Instant | null;
}

/** A time between the end of a case and its reopening: no clock runs in it (rules §13). */
export interface Episode {
  readonly stoppedAt: Instant;
  readonly closedAt: Instant;
  readonly reopenedAt: Instant;
}

export const NO_MOVES: CaseMoves = { returns: [], transfers: [], dispute: null, ruling: null };
export const NO_VOICE: CaseVoice = { unrated: ['counter'], ratings: 0, rectifications: [], followedUpAt: null };
