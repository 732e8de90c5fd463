import { type CaseFacts, type KnownCase } from './case.js';
import { openCorrection } from './review.js';

/** The part of a state that says which tolerable materials were not shown; none is left out. */
export function tolerableMissing(codes: readonly string[]): Pick<CaseFacts, 'tolerableMissing'> {
  return codes.length === 0 ? {} : { tolerableMissing: codes };
}

/** The same state with other tolerable materials not shown. */
export function withTolerableMissing<S extends KnownCase>(state: S, codes: readonly string[]): S {
  const others = Object.fromEntries(Object.entries(state).filter(([key]) => key !== 'tolerableMissing'));
  return { ...(others as unknown as S), ...tolerableMissing(codes) };
}

/** Every material that is missing or was asked for and has not come, gaps apart: nothing is granted without them (行政许可法 32, 38). */
export function materialsOwed({ missing, tolerableMissing: tolerable = [], review }: KnownCase): readonly string[] {
  return [...new Set([...missing, ...tolerable, ...(openCorrection(review)?.owed ?? [])])];
}
