import type { Instant, LocalDate } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { bookKernel, type Entry } from '../kit/index.js';

export const NEEDS = ['aged-80', 'disabled', 'ill'] as const;
export type Need = (typeof NEEDS)[number];

/** 上门服务: what cannot be done at a counter is received at home. */
export interface HomeService extends Entry {
  readonly phase: 'asked' | 'visited' | 'finished' | 'cancelled';
  readonly residentId: string;
  readonly need: Need;
  /** When the need was proven; it holds for a year. */
  readonly provenOn: LocalDate;
  readonly item: string | null;
  readonly workers: readonly string[];
  readonly visitedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly caseId: string | null;
}

export const { defineBeginning, defineBeginningAct, defineEvent, defineAct, guard, states } = bookKernel<HomeService>([
  'finished',
  'cancelled',
]);

export const RULE = '一口式受理 上门服务';

const outOfTurn = refusal('home-service-out-of-turn', {
  rule: RULE,
  title: { zh: '不在这一步', en: 'Not at this step' },
  detail: {
    zh: '上门服务按申请、上门、办结的次序办理；现在是“{home:phase}”。',
    en: 'A home service is asked for, visited and finished, in this order; it is {home:phase} now.',
  },
});

export const onlyWhile = (...phases: readonly HomeService['phase'][]) =>
  guard([outOfTurn], ({ phase }) => (phases.includes(phase) ? null : refuse(outOfTurn, { phase })));
