import type { Instant, LocalDate } from '#libs/clocks/domain';
import { bookKernel, type Entry } from '../kit/index.js';

export const LEVELS = ['excellent', 'competent', 'basic', 'failing'] as const;
export type Level = (typeof LEVELS)[number];

/** What an appraisal is made of: figures from events 40, the residents' rating 30, street and community 30. */
export interface Score {
  readonly figures: number;
  readonly residents: number;
  readonly street: number;
}

/** 考核: of one worker for one year. */
export interface Appraisal extends Entry {
  readonly phase: 'open' | 'scored' | 'noticed' | 'appealed' | 'final';
  readonly person: string;
  readonly year: number;
  readonly score: Score | null;
  readonly level: Level | null;
  readonly scorer: string | null;
  readonly scoredAt: Instant | null;
  readonly postedAt: Instant | null;
  readonly noticeUntil: LocalDate | null;
  readonly appealedAt: Instant | null;
  readonly finalAt: Instant | null;
  readonly pay: Pay | null;
}

/** 绩效补贴 of a month, in yuan. */
export interface Pay {
  readonly total: number;
  readonly fixed: number;
  readonly performance: number;
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<Appraisal>([
  'final',
]);

export const RULE = '沈阳市社区工作者管理办法 年度考核';

/** What events know of a worker's year. */
export const MEASURES = ['cases', 'in-time', 'rating', 'visits', 'duty', 'first-asked'] as const;
export type Measure = (typeof MEASURES)[number];
/** What nobody is appraised by. */
export const NEVER = ['log-ins', 'app-activity', 'pictures', 'groups', 'forms-filled'] as const;
/** What may be said; the ones that nobody is appraised by are told so. */
export const SAID_MEASURES = [...MEASURES, ...NEVER] as const;
export type SaidMeasure = (typeof SAID_MEASURES)[number];
