import { describe, expect, it } from '@jest/globals';
import { RATE_FIGURES, ratesOf, weightsOn, type RateSums } from './rates.js';

const weights = { from: '2021-01-01', response: 10, solution: 45, satisfaction: 45 };
const nothing = Object.fromEntries(RATE_FIGURES.map((figure) => [figure, 0])) as RateSums;
const sums: RateSums = {
  ...nothing,
  ...{ responses: 10, responses_in_time: 9, reached: 8, solved: 6, asked: 4, satisfied: 3, delivered: 6 },
};

describe('the three rates', () => {
  it('are shares of what happened, and weigh together', () => {
    expect(ratesOf(sums, weights)).toMatchObject({
      response: { part: 9, of: 10, rate: 0.9 },
      solution: { part: 6, of: 8, rate: 0.75 },
      satisfaction: { part: 3, of: 4, rate: 0.75 },
      score: 76.5,
    });
  });

  it('have no score where one of them is missing, and no rate of nothing', () => {
    expect(ratesOf({ ...sums, asked: 0, satisfied: 0 }, weights)).toMatchObject({
      satisfaction: { rate: null },
      score: null,
    });
  });

  it('are never above one, where more was done in a period than came up in it', () => {
    expect(ratesOf(sums, weights).followedUp).toEqual({ part: 8, of: 8, rate: 1 });
  });

  it('weigh what is in force on the day; before all of it, the first', () => {
    const before = { from: '2019-01-01', response: 30, solution: 35, satisfaction: 35 };
    const on = (day: string) => weightsOn(day, [before, weights]).response;
    expect(['2018-12-31', '2020-12-31', '2021-01-01'].map(on)).toEqual([30, 30, 10]);
  });
});
