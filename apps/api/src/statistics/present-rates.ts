import type { RateSums } from '#libs/read-models';
import type { RateWeights } from '#libs/runtime';
import type { RatesShown, ShareShown } from './rates-dto.js';

const FOUR_DECIMALS = 10_000;
const ONE_DECIMAL = 10;

/** The three rates of rules §3, those of rules §4, and what the three weigh together. */
export function ratesOf(sums: RateSums, weights: RateWeights): RatesShown {
  const response = share(sums.responses_in_time, sums.responses);
  const solution = share(sums.solved, sums.reached);
  const satisfaction = share(sums.satisfied, sums.asked);
  return {
    ...{ response, solution, satisfaction },
    score: scoreOf([
      [response, weights.response],
      [solution, weights.solution],
      [satisfaction, weights.satisfaction],
    ]),
    rated: shareOfAll(sums.rated_contacts, sums.contacts),
    good: share(sums.good, sums.ratings),
    rectified: shareOfAll(sums.rectified, sums.rectifications),
    rectifiedInTime: share(sums.rectified_in_time, sums.rectified),
    followedUp: shareOfAll(sums.reached, sums.delivered),
  };
}

/** The last that had come into force by the day; before all of them, the first. */
export function weightsOn(day: string, dated: readonly RateWeights[]): RateWeights {
  const inForce = dated.filter(({ from }) => from <= day).at(-1) ?? dated[0];
  if (!inForce) throw new Error('no weights of the three rates');
  return inForce;
}

function share(part: number, of: number): ShareShown {
  return { part, of, rate: of === 0 ? null : Math.round((part * FOUR_DECIMALS) / of) / FOUR_DECIMALS };
}

/** Where more was done in a period than came up in it, the rest came up before: it is of what was done, and never above one. */
function shareOfAll(part: number, of: number): ShareShown {
  return share(part, Math.max(part, of));
}

function scoreOf(weighed: readonly (readonly [ShareShown, number])[]): number | null {
  let score = 0;
  for (const [{ part, of }, weight] of weighed) {
    if (of === 0) return null;
    score += (part / of) * weight;
  }
  return Math.round(score * ONE_DECIMAL) / ONE_DECIMAL;
}
