import { addDays } from './dates.js';
import type { LocalDate } from './types.js';

/** A term that counts back from a day (rules-community §15.0): what is owed so many days before it. */
export interface BackLimit {
  /** Natural days before the day of the event, which itself is not counted. */
  readonly days: number;
  /** Whether an act after that day is forbidden; otherwise it is late. */
  readonly hard: boolean;
}

/** What an act on a day is by such a term. */
export type BackJudgement = 'in-time' | 'late' | 'forbidden';

/** The last day that is still in time. It never rolls, as a day later would cut what it protects: 60 日 before 2026-12-31 is Sunday 2026-11-01. */
export function dueBefore(event: LocalDate, { days }: BackLimit): LocalDate {
  return addDays(event, -days);
}

/** Whether an act on a day keeps the term, is late by it, or may not be done any more. */
export function judgeBefore(event: LocalDate, limit: BackLimit, actedOn: LocalDate): BackJudgement {
  if (actedOn <= dueBefore(event, limit)) return 'in-time';
  return limit.hard ? 'forbidden' : 'late';
}
