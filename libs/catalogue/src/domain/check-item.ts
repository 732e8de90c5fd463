import { unpublishedCalendar } from '#libs/clocks/domain';
import { termsAreObeyable } from './check-terms.js';
import { itemError, type ItemError } from './item-error.js';
import { dayPromiseIsLonger, type Comparison } from './promise.js';
import type { ServiceItem } from './service-item.js';

/** Where nobody says by which calendar: that of China without a notice, all of whose years are provisional. */
const PROVISIONAL: Comparison = {
  calendar: unpublishedCalendar('china'),
  zone: 'Asia/Shanghai',
  from: '2026-01-01',
};

/** What must hold of an item before it is published; empty where nothing is wrong. */
export function checkItem(item: ServiceItem, by: Comparison = PROVISIONAL): readonly ItemError[] {
  const terms = [...codeIsPlain(item), ...materialsAreTold(item), ...agesMakeSense(item), ...termsAreObeyable(item)];
  // What is out of range is not counted through two years of days.
  return terms.length > 0 ? terms : promiseIsWithinTheLaw(item, by);
}

function codeIsPlain({ code }: ServiceItem): ItemError[] {
  return /^[A-Za-z0-9-]{1,40}$/.test(code) ? [] : [itemError('/code', 'code-not-plain', { code })];
}

/** 承诺时限不长于法定时限 (rules §1.2): of what is promised at a counter and of what is promised online. */
function promiseIsWithinTheLaw({ limits }: ServiceItem, by: Comparison): ItemError[] {
  const promises = [
    ['/limits/promised', limits.promised],
    ['/limits/online', limits.online ?? null],
  ] as const;
  return promises.flatMap(([field, promised]) => {
    const date = dayPromiseIsLonger(promised, limits.statutory, by);
    return date === null ? [] : [itemError(field, 'promise-longer-than-law', { date })];
  });
}

function materialsAreTold(item: ServiceItem): ItemError[] {
  const codes = item.materials.map((material) => material.code);
  return codes.flatMap((material, index): ItemError[] =>
    codes.indexOf(material) === index
      ? []
      : [itemError(`/materials/${index}/code`, 'material-listed-twice', { material })],
  );
}

function agesMakeSense({ eligibility: { minAge, maxAge } }: ServiceItem): ItemError[] {
  if (minAge === undefined || maxAge === undefined || minAge <= maxAge) return [];
  return [itemError('/eligibility', 'ages-reversed', { lowest: minAge, highest: maxAge })];
}
