import type { Instant, LocalDate } from '#libs/clocks/domain';
import { bookKernel, type Entry } from '../kit/index.js';

export const EDUCATION = ['senior-secondary', 'college', 'bachelor', 'master'] as const;
export type Education = (typeof EDUCATION)[number];

/** What a batch asks of a candidate, on its key date. */
export interface Conditions {
  readonly maxAge: number | null;
  readonly education: Education | null;
  /** Lower for veterans. */
  readonly veteranEducation: Education | null;
  /** Whether only households of the region. */
  readonly localHousehold: boolean;
}

export interface Post {
  readonly post: string;
  readonly unit: string;
  readonly quota: number;
}

/** Somebody who registered: by the resident's id, with no more than the exam needs. */
export interface Candidate {
  readonly candidate: string;
  readonly post: string;
  readonly scores: readonly { readonly by: string; readonly score: number }[];
  /** Whether the public notice names them, and an objection was upheld. */
  readonly posted: boolean;
  readonly out: boolean;
  /** Who they are among the staff, once hired. */
  readonly person: string | null;
}

/** 招录批次: every hire goes through an exam (逢进必考). */
export interface Batch extends Entry {
  readonly phase: 'quota' | 'announced' | 'noticed' | 'closed';
  readonly notice: string;
  readonly conditions: Conditions;
  readonly keyDate: LocalDate;
  readonly closesOn: LocalDate;
  readonly posts: readonly Post[];
  readonly candidates: readonly Candidate[];
  readonly postedAt: Instant | null;
  /** The last day of the public notice. */
  readonly noticeUntil: LocalDate | null;
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<Batch>([
  'closed',
]);

export const RULE = '沈阳市社区工作者管理办法 逢进必考';
