import type { Limit, Promised } from '#libs/clocks/domain';
import type { ServiceItem } from './service-item.js';

/** What is wrong with an item's definition: `field` is a JSON pointer into it. */
export interface ItemError {
  readonly field: string;
  readonly message: string;
}

/** What must hold of an item before it is published; empty where nothing is wrong. */
export function checkItem(item: ServiceItem): readonly ItemError[] {
  return [...codeIsPlain(item), ...promiseIsWithinTheLaw(item), ...materialsAreTold(item), ...agesMakeSense(item)];
}

function codeIsPlain(item: ServiceItem): ItemError[] {
  return /^[A-Za-z0-9-]{1,40}$/.test(item.code)
    ? []
    : [{ field: '/code', message: 'a code is 1 to 40 letters, digits and hyphens' }];
}

/** 承诺时限不长于法定时限 (rules §1.2): of what is promised at a counter and of what is promised online. */
function promiseIsWithinTheLaw({ limits }: ServiceItem): ItemError[] {
  const promises: [string, Promised][] = [
    ['/limits/promised', limits.promised],
    ['/limits/online', limits.online ?? null],
  ];
  return promises
    .filter(([, promised]) => isLonger(promised, limits.statutory))
    .map(([field]) => ({ field, message: 'the promised limit is longer than the statutory one' }));
}

function isLonger(promised: Promised, statutory: Limit | null): boolean {
  if (promised === null || promised === 'same-day' || statutory === null) return false;
  if (promised.unit === statutory.unit) return promised.value > statutory.value;
  return longestInHours(promised) > shortestInHours(statutory);
}

/** Limits of different units are compared so that the promise holds in any week without holidays: five working days may take seven days. */
function longestInHours({ unit, value }: Limit): number {
  if (unit === 'hour') return value;
  return 24 * (unit === 'working-day' ? Math.ceil(value / 5) * 2 + value : value);
}

function shortestInHours({ unit, value }: Limit): number {
  return unit === 'hour' ? value : 24 * value;
}

function materialsAreTold(item: ServiceItem): ItemError[] {
  const codes = item.materials.map((material) => material.code);
  return codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [{ field: `/materials/${index}/code`, message: `the material ${code} is listed twice` }],
  );
}

function agesMakeSense({ eligibility: { minAge, maxAge } }: ServiceItem): ItemError[] {
  return minAge !== undefined && maxAge !== undefined && minAge > maxAge
    ? [{ field: '/eligibility', message: 'the lowest age is above the highest' }]
    : [];
}
