import type { Instant, LocalDate } from '#libs/clocks/domain';
import { bookKernel, type Entry } from '../kit/index.js';

/** When somebody has to be there, beside the ordinary hours: 错时服务. `HH:mm` of the wall. */
export interface Opening {
  readonly on: 'working-day' | 'rest-day';
  readonly from: string;
  readonly to: string;
  /** How many at the least. */
  readonly minimum: number;
}

/** One turn of duty. */
export interface Shift {
  readonly date: LocalDate;
  readonly from: string;
  readonly to: string;
  readonly persons: readonly string[];
}

/** Whether somebody was there. */
export interface Duty {
  readonly date: LocalDate;
  readonly from: string;
  readonly to: string;
  readonly person: string;
  readonly present: boolean;
}

/** 值班表: who is there in which hours, and who was. */
export interface Roster extends Entry {
  readonly phase: 'planned' | 'published' | 'over';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly openings: readonly Opening[];
  readonly shifts: readonly Shift[];
  readonly duties: readonly Duty[];
  readonly publishedAt: Instant | null;
  readonly swaps: number;
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<Roster>([
  'over',
]);

export const RULE = '沈阳市社区工作者管理办法 开放式办公、错时值班';

/** 大东: 7:30–8:30, 11:30–13:00, 16:30–19:00 on working days, 8:30–16:30 on days of rest, two each. */
export const USUAL_OPENINGS: readonly Opening[] = [
  { on: 'working-day', from: '07:30', to: '08:30', minimum: 2 },
  { on: 'working-day', from: '11:30', to: '13:00', minimum: 2 },
  { on: 'working-day', from: '16:30', to: '19:00', minimum: 2 },
  { on: 'rest-day', from: '08:30', to: '16:30', minimum: 2 },
];

export const EVIDENCE = ['sign-in', 'first-act'] as const;
export type Evidence = (typeof EVIDENCE)[number];
