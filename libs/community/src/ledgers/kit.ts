import type { Instant } from '#libs/clocks/domain';
import { bookKernel, type Entry } from '../kit/index.js';

export const FREQUENCIES = ['yearly', 'half-yearly', 'quarterly', 'monthly', 'weekly', 'daily', 'once'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Somebody writes it, or it comes out of events: `events`, or the path of the book that it comes from. */
export const BY_HAND = 'by-hand';
export const FROM_EVENTS = 'events';

/** 台账: what a department wants to see of a community, by what right, how often, and where it comes from. */
export interface Ledger extends Entry {
  readonly phase: 'proposed' | 'arranged' | 'suspended' | 'withdrawn';
  readonly code: string;
  readonly name: string;
  readonly fields: readonly string[];
  readonly frequency: Frequency;
  readonly source: string;
  readonly department: string;
  readonly basis: string;
  readonly proposer: string;
  /** The year for which it was arranged last, and when that was. */
  readonly year: number | null;
  readonly arrangedAt: Instant | null;
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<Ledger>([
  'withdrawn',
]);

export const RULE = '《辽宁省基层群众性自治组织工作清单管理规定》 台账每年年初统一安排';
