import { bookKernel, type Entry } from '../kit/index.js';

/** How a kind stands to the lists: on the positive one, or on neither, where the chair decides case by case. */
export type KindStanding = 'positive' | 'between';

/** 社区证明: from what is asked for to the paper, which may be void later. */
export interface Certificate extends Entry {
  readonly phase: 'requested' | 'approved' | 'refused' | 'issued' | 'voided';
  readonly residentId: string;
  readonly kind: string;
  readonly standing: KindStanding;
  /** The version of the lists that it was received under. */
  readonly list: string;
  readonly askedBy: string | null;
  /** The case of SQ-01 that it belongs to. */
  readonly caseId: string | null;
  readonly requester: string;
  readonly approver: string | null;
  /** Id of the use of the seal, and when it was handed out. */
  readonly sealUse: string | null;
  readonly decidedAt: string | null;
  readonly issuedAt: string | null;
}

export const {
  defineBeginning,
  defineBeginningAct,
  defineEvent,
  defineAct,
  defineLastingAct,
  defineLastingEvent,
  guard,
  lastingGuard,
  states,
} = bookKernel<Certificate>(['refused', 'voided', 'issued']);
