import type { Instant, LocalDate } from '#libs/clocks/domain';
import { bookKernel, type Entry } from '../kit/index.js';

/** 预约: a slot at a hall; `unit` is the hall. */
export interface Appointment extends Entry {
  readonly phase: 'booked' | 'arrived' | 'missed' | 'cancelled';
  readonly slot: Instant;
  /** The day of the slot, where the hall is. */
  readonly on: LocalDate;
  readonly item: string;
  readonly residentId: string;
  readonly way: Way;
  readonly endedAt: Instant | null;
}

export const WAYS = ['counter', 'phone', 'online', 'machine', 'proxy'] as const;
export type Way = (typeof WAYS)[number];

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<Appointment>([
  'arrived',
  'missed',
  'cancelled',
]);
