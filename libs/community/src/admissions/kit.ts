import type { Instant, LocalDate } from '#libs/clocks/domain';
import { bookKernel, type Entry } from '../kit/index.js';
import type { AdmissionKind, AdmissionList, AdmissionPart } from './lists.js';

/** The document that something is asked by. */
export interface Basis {
  readonly document: string;
  readonly article: string | null;
}

/** 费随事转: what comes with it, in yuan a year, and from whom. */
export interface Funds {
  readonly amount: number;
  readonly source: string;
}

/** 准入: one entry of the lists, from its application on. */
export interface Admission extends Entry {
  readonly phase: 'applied' | 'examined' | 'posted' | 'admitted' | 'renewed' | 'suspended' | 'left' | 'refused';
  readonly kind: AdmissionKind;
  readonly list: AdmissionList;
  readonly name: string;
  readonly content: string;
  readonly basis: Basis;
  /** A department of the region by its code, or whoever else by name. */
  readonly department: string;
  readonly part: AdmissionPart;
  readonly frequency: string;
  readonly funds: Funds;
  readonly systemOfRecord: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The division for which it is on the list. */
  readonly scope: string;
  /** Who owned the lists when it was applied for. */
  readonly owner: string;
  /** Whether those who examined it found it lawful. */
  readonly lawful: boolean;
  readonly postedUntil: LocalDate | null;
  /** The version of the list that has it, `2026.3`. */
  readonly version: string | null;
  readonly admittedAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly reviewedAt: Instant | null;
  readonly leftAt: Instant | null;
  readonly exit: 'lapsed' | 'withdrawn' | 'residents' | null;
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<Admission>([
  'left',
  'refused',
]);

/** Whether a demand may stand on it on a day. */
export function isInForce({ phase, from, to }: Pick<Admission, 'phase' | 'from' | 'to'>, day: LocalDate): boolean {
  return (phase === 'admitted' || phase === 'renewed') && from <= day && day <= to;
}
