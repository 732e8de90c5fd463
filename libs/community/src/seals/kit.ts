import type { LocalDate } from '#libs/clocks/domain';
import { bookKernel, type Entry } from '../kit/index.js';

/** 印章: who keeps it, and where it is. */
export interface Seal extends Entry {
  readonly phase: 'kept' | 'lent' | 'lost' | 'destroyed';
  readonly name: string;
  /** The person who keeps it, and since when. */
  readonly keeper: string;
  readonly keptFrom: LocalDate;
  readonly lent: { readonly borrower: string; readonly until: LocalDate; readonly at: string } | null;
  readonly lost: { readonly at: string; readonly noticeFrom: LocalDate; readonly noticeUntil: LocalDate } | null;
  /** 街道抽查 so far. */
  readonly checks: number;
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<Seal>([
  'destroyed',
]);

export const DESTROYED_FOR = ['worn', 'renamed', 'closed', 'lost'] as const;
