import type { Instant, LocalDate } from '#libs/clocks/domain';
import { staffOf, type Rule } from '#libs/kernel/domain';
import { bookKernel, type Entry } from '../kit/index.js';

export const PRIORITIES = ['aged-80', 'disabled', 'pregnant', 'with-infant', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const TICKET_KINDS = ['on-site', 'remote', 'appointed'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** 号票: one a resident and visit, with several services on it. */
export interface Ticket extends Entry {
  readonly phase: 'issued' | 'called' | 'serving' | 'passed' | 'requeued' | 'served' | 'abandoned';
  /** `A012`: what the screen shows. */
  readonly code: string;
  readonly day: LocalDate;
  /** Where it waits; `unit` is the hall that issued it. */
  readonly hall: string;
  /** The window that it was sent to; any where null. */
  readonly window: string | null;
  readonly kind: TicketKind;
  readonly principal: string | null;
  readonly agent: string | null;
  readonly services: readonly string[];
  readonly priority: Priority | null;
  /** Of an appointment: its time, and what was booked. */
  readonly slot: Instant | null;
  /** From when on it waits: its issue, or its slot where that is later. */
  readonly waitsFrom: Instant;
  readonly calls: readonly Instant[];
  /** Of the first call at all: a transfer begins the calls anew, not the waiting. */
  readonly firstCalledAt: Instant | null;
  /** 首问负责: who called it last, and works on it. */
  readonly clerk: string | null;
  readonly passedAt: Instant | null;
  readonly wasRequeued: boolean;
  /** The tickets that a requeued one stands behind. */
  readonly behind: readonly string[];
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly alarmedAt: Instant | null;
  readonly cases: readonly string[];
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<Ticket>([
  'served',
  'abandoned',
]);

/** Whoever works at the hall where the ticket is now. */
export const clerkOfTheHall: Rule<Partial<Ticket>> = staffOf(({ hall }) => (hall === undefined ? [] : [hall]));

export const SKIP_REASONS = ['not-my-field', 'window-only', 'resident-asked', 'emergency', 'other'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
