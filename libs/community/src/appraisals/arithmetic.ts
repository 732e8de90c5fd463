import type { Level, Pay, Score } from './kit.js';

/** The most that each part counts. */
export const PARTS: Readonly<Record<keyof Score, number>> = { figures: 40, residents: 30, street: 30 };

/** From how many points on. */
const FROM: readonly (readonly [Level, number])[] = [
  ['excellent', 90],
  ['competent', 75],
  ['basic', 60],
];

export function levelOf({ figures, residents, street }: Score): Level {
  const points = figures + residents + street;
  return FROM.find(([, from]) => points >= from)?.[0] ?? 'failing';
}

/** 优秀 are at the most so many per cent, rounded down: 2 of 11. */
const EXCELLENT_PERCENT = 20;

export function mostExcellent(workers: number): number {
  return Math.floor((workers * EXCELLENT_PERCENT) / 100);
}

/** How a month's pay is made up. Configuration of the region. */
export interface PayScale {
  /** In yuan. */
  readonly base: number;
  readonly coefficient: number;
}

/** 80 % fixed, 20 % by performance, which the level multiplies (本溪). */
const FIXED_PERCENT = 80;
const FACTORS: Readonly<Record<Level, number>> = { excellent: 1.2, competent: 1, basic: 0.6, failing: 0 };

/** 3 400 × 1.2 = 4 080 → 3 264 fixed and 816 by performance; excellent 979, basic 490, failing none. Whole yuan. */
export function payOf({ base, coefficient }: PayScale, level: Level): Pay {
  const full = Math.round(base * coefficient);
  const fixed = Math.round((full * FIXED_PERCENT) / 100);
  const performance = Math.round((full - fixed) * FACTORS[level]);
  return { total: fixed + performance, fixed, performance };
}
