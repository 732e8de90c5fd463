/** How much each of the three rates weighs, in per cent, from a day on. */
export interface RateWeights {
  readonly from: string;
  readonly response: number;
  readonly solution: number;
  readonly satisfaction: number;
}

/** What is quoted for Beijing, and before that; no source is official: a city sets its own. */
export const DEFAULT_RATE_WEIGHTS = '2019-01-01:30/35/35,2021-01-01:10/45/45';

/** Reads `2019-01-01:30/35/35,2021-01-01:10/45/45`: days in their order, each with three weights that make 100; null where it is anything else. */
export function readRateWeights(text: string): readonly RateWeights[] | null {
  const weights: RateWeights[] = [];
  for (const part of text.split(',')) {
    const [, from = '', ...figures] = /^(\d{4}-\d\d-\d\d):(\d{1,3})\/(\d{1,3})\/(\d{1,3})$/.exec(part.trim()) ?? [];
    const [response = 0, solution = 0, satisfaction = 0] = figures.map(Number);
    if (response + solution + satisfaction !== 100 || Number.isNaN(Date.parse(from))) return null;
    if (from <= (weights.at(-1)?.from ?? '')) return null;
    weights.push({ from, response, solution, satisfaction });
  }
  return weights;
}
