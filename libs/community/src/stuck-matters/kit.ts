import type { Instant } from '#libs/clocks/domain';
import { bookKernel, type Entry } from '../kit/index.js';

/** What kind of matter it is: how long it may take, or that it belongs elsewhere. */
export const CLASSES = ['simple', 'joint', 'complex', 'court', 'petition', 'quarrel'] as const;
export type StuckClass = (typeof CLASSES)[number];
export const OUTCOMES = ['solved', 'explained', 'pointed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const CAUSES = ['material', 'authority', 'system', 'rule', 'conduct', 'handover', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

/** 办不成事: what somebody could not get done, until they were told and the cause is coded. */
export interface StuckMatter extends Entry {
  readonly phase: 'reported' | 'classed' | 'assigned' | 'solved' | 'explained' | 'pointed' | 'told' | 'closed';
  readonly ticket: string | null;
  readonly caseId: string | null;
  readonly item: string | null;
  readonly class: StuckClass | null;
  /** The unit that works on it; the one that took it until it is assigned. */
  readonly assigned: string | null;
  readonly outcome: Outcome | null;
  readonly answeredAt: Instant | null;
  readonly toldAt: Instant | null;
  readonly cause: Cause | null;
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<StuckMatter>([
  'closed',
]);

export const TELL_WAYS = ['in-person', 'phone', 'letter', 'message'] as const;
