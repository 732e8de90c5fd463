import { ALARM_AFTER_MIN, TARGET_MIN } from './queue.js';

/** The waits of a period, in minutes. */
export interface WaitFigures {
  readonly mean: number;
  readonly median: number;
  /** So long or less waited nine of ten. */
  readonly ninetieth: number;
  /** Per cent. */
  readonly withinFifteen: number;
  readonly alarms: number;
}

const one = (value: number): number => Math.round(value * 10) / 10;

/** 平均、中位、90%等候, the share within 15 minutes and the alarms above 30; null where nobody waited. */
export function waitFigures(waits: readonly number[]): WaitFigures | null {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  if (sorted.length === 0) return null;
  const middle = sorted.length % 2 === 1 ? at(0.5) : (at(0.5) + (sorted[sorted.length / 2] ?? 0)) / 2;
  const sum = sorted.reduce((total, wait) => total + wait, 0);
  return {
    mean: one(sum / sorted.length),
    median: one(middle),
    ninetieth: one(at(0.9)),
    withinFifteen: one((100 * sorted.filter((wait) => wait <= TARGET_MIN).length) / sorted.length),
    alarms: sorted.filter((wait) => wait > ALARM_AFTER_MIN).length,
  };
}
