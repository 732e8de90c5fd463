import type { LocalDate } from '#libs/clocks/domain';

/**
 * What the three rates are made of (rules §3, §4), from events only, by the unit that answered, was rated or is responsible. `responses`: first
 * answers to requests; `contacts`: with the resident, each of which may be rated once; `reached`: cases whose residents were asked afterwards, of which `asked` named a score. What a system assumed after silence is
 * in none of them.
 */
export const RATE_FIGURES = [
  'responses',
  'responses_in_time',
  'delivered',
  'reached',
  'solved',
  'asked',
  'satisfied',
  'contacts',
  'rated_contacts',
  'ratings',
  'good',
  'rectifications',
  'rectified',
  'rectified_in_time',
] as const;
export type RateFigure = (typeof RATE_FIGURES)[number];
export type RateSums = Readonly<Record<RateFigure, number>>;

/** How much each of the three rates weighs, in per cent, from a day on. */
export interface RateWeights {
  readonly from: LocalDate;
  readonly response: number;
  readonly solution: number;
  readonly satisfaction: number;
}

/** `rate` to four decimals; null where there is nothing to divide by. */
export interface Share {
  readonly part: number;
  readonly of: number;
  readonly rate: number | null;
}

export interface Rates {
  readonly response: Share;
  readonly solution: Share;
  readonly satisfaction: Share;
  /** 0 to 100, to one decimal; null where one of the three is missing. */
  readonly score: number | null;
  readonly rated: Share;
  readonly good: Share;
  readonly rectified: Share;
  readonly rectifiedInTime: Share;
  readonly followedUp: Share;
}

const FOUR_DECIMALS = 10_000;
const ONE_DECIMAL = 10;

/** The three rates of rules §3, those of rules §4, and what the three weigh together. */
export function ratesOf(sums: RateSums, weights: RateWeights): Rates {
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

function share(part: number, of: number): Share {
  return { part, of, rate: of === 0 ? null : Math.round((part * FOUR_DECIMALS) / of) / FOUR_DECIMALS };
}

/** Where more was done in a period than came up in it, the rest came up before: it is of what was done, and never above one. */
function shareOfAll(part: number, of: number): Share {
  return share(part, Math.max(part, of));
}

function scoreOf(weighed: readonly (readonly [Share, number])[]): number | null {
  let score = 0;
  for (const [{ part, of }, weight] of weighed) {
    if (of === 0) return null;
    score += (part / of) * weight;
  }
  return Math.round(score * ONE_DECIMAL) / ONE_DECIMAL;
}
