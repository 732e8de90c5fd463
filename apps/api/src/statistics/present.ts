import type { FlowSums, HandlerSums, HandlerWork } from '#libs/read-models';
import type { HandlerStatisticsRowShown, LegShown, VolumesShown } from './statistics-dto.js';

const SECONDS_AN_HOUR = 3_600;

/** Sums as people read them: averages and rates, to two decimals. */
export function volumesOf(sums: FlowSums): VolumesShown {
  const { received, accepted, granted, refused, late, escalated, ratings, scores } = sums;
  const returned =
    sums.returned_wrong_unit + sums.returned_missing_material + sums.returned_wrong_item + sums.returned_other;
  return {
    ...{ received, accepted, granted, refused, late, escalated },
    lateUndecided: sums.late_undecided,
    onTimeRate: onTimeRate(granted + refused, late, sums.late_undecided),
    returned: {
      total: returned,
      rate: ratio(returned, Math.max(returned, sums.sendings)),
      wrongUnit: sums.returned_wrong_unit,
      missingMaterial: sums.returned_missing_material,
      wrongItem: sums.returned_wrong_item,
      other: sums.returned_other,
    },
    legs: {
      sent: legOf(sums.sent_count, sums.sent_seconds),
      signed: legOf(sums.signed_count, sums.signed_seconds),
      decided: legOf(sums.decided_count, sums.decided_seconds),
      fulfilled: legOf(sums.fulfilled_count, sums.fulfilled_seconds),
      delivered: legOf(sums.delivered_count, sums.delivered_seconds),
      whole: legOf(sums.whole_count, sums.whole_seconds),
    },
    rating: { count: ratings, average: ratio(scores, ratings) },
  };
}

export function workOf({ unit, person, sums }: HandlerWork): HandlerStatisticsRowShown {
  const { received, accepted, decided, late, returned, ratings, scores }: HandlerSums = sums;
  return {
    ...{ unit, person, received, accepted, decided, late, returned },
    lateUndecided: sums.late_undecided,
    onTimeRate: onTimeRate(decided, late, sums.late_undecided),
    signing: legOf(sums.signed_count, sums.signed_seconds),
    deciding: legOf(sums.decided_count, sums.decided_seconds),
    rating: { count: ratings, average: ratio(scores, ratings) },
  };
}

/** 按期办结率: what was decided in time, of all that was decided or is late without a decision: what is left lying does not better it. */
function onTimeRate(decided: number, decidedLate: number, lateUndecided: number): number | null {
  return ratio(decided - decidedLate, decided + lateUndecided);
}

/** To two decimals; null where there is nothing to divide by. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 100) / whole) / 100;
}

function legOf(count: number, seconds: number): LegShown {
  return { count, averageHours: ratio(seconds / SECONDS_AN_HOUR, count) };
}
