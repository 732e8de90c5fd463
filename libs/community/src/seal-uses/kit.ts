import { bookKernel, type Entry } from '../kit/index.js';

/** 用印: one use of a seal on one document, from who asks for it to its line in the register. */
export interface SealUse extends Entry {
  readonly phase: 'requested' | 'approved' | 'applied' | 'registered' | 'refused' | 'voided';
  /** Id of the seal. */
  readonly seal: string;
  /** SHA-256 of the document, hex: what is sealed is what was asked for. */
  readonly hash: string;
  readonly copies: number;
  /** 重要事项: a meeting of the residents or their representatives comes first. */
  readonly important: boolean;
  readonly requester: string;
  readonly approver: string | null;
  readonly applied: { readonly at: string; readonly by: string; readonly copies: number } | null;
  readonly registeredAt: string | null;
}

export const {
  defineBeginning,
  defineBeginningAct,
  defineEvent,
  defineLastingEvent,
  defineLastingAct,
  defineAct,
  guard,
  lastingGuard,
  states,
} = bookKernel<SealUse>(['registered', 'refused', 'voided']);
