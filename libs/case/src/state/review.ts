import type { Instant, LocalDate } from '#libs/clocks/domain';

/** 补正: what the resident was asked for, and what of it is still owed. */
export interface Correction {
  readonly materials: readonly string[];
  readonly owed: readonly string[];
  readonly requestedAt: Instant;
  /** Told after acceptance: it stops the clocks where the item says so. */
  readonly afterAcceptance: boolean;
  readonly prolongedBy: number;
  readonly suppliedAt: Instant | null;
  readonly repeated: boolean;
}

/** 容缺: a tolerable material that is owed although the case was accepted. */
export interface Gap {
  readonly material: string;
  readonly since: Instant;
  readonly due: LocalDate;
  readonly filledAt: Instant | null;
}

export interface SpecialProcedure {
  readonly kind: string;
  readonly days: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** The last moment of the days that were announced, once they are over; left out before. */
  readonly overAt?: Instant;
}

export interface PublicNotice {
  readonly days: number;
  readonly postedAt: Instant;
  /** When each objection came; closing the notice answers those that still wait. */
  readonly objections: readonly Instant[];
  /** When each of them got an answer of its own; left out while none did. */
  readonly answers?: readonly (Instant | null)[];
  readonly closedAt: Instant | null;
  /** The last moment of its days, once they are over; left out before, and where its time counts. */
  readonly overAt?: Instant;
  readonly upheld: boolean;
}

/** What happened between receipt and decision beside the moves. */
export interface CaseReview {
  readonly corrections: readonly Correction[];
  readonly correctedOnSpot: number;
  /** When a new check of completeness began: what a notice had asked for was there. */
  readonly recheckAt: Instant | null;
  readonly gaps: readonly Gap[];
  readonly special: readonly SpecialProcedure[];
  readonly notices: readonly PublicNotice[];
  readonly extension: { readonly days: number; readonly at: Instant } | null;
  readonly fieldChecks: number;
}

export const NO_REVIEW: CaseReview = {
  corrections: [],
  correctedOnSpot: 0,
  recheckAt: null,
  gaps: [],
  special: [],
  notices: [],
  extension: null,
  fieldChecks: 0,
};

/** The correction that waits for the resident. */
export function openCorrection({ corrections }: CaseReview): Correction | null {
  const last = corrections.at(-1);
  return last?.suppliedAt === null ? last : null;
}

export function openGaps({ gaps }: CaseReview): readonly Gap[] {
  return gaps.filter(({ filledAt }) => filledAt === null);
}

export function openNotice({ notices }: CaseReview): PublicNotice | null {
  const last = notices.at(-1);
  return last?.closedAt === null ? last : null;
}

export function openSpecials({ special }: CaseReview): readonly SpecialProcedure[] {
  return special.filter(({ endedAt }) => endedAt === null);
}
