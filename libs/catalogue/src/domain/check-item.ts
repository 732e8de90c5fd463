import { unpublishedCalendar } from '#libs/clocks/domain';
import { dayPromiseIsLonger, type Comparison } from './promise.js';
import type { ServiceItem } from './service-item.js';

export type ItemFault = 'code-not-plain' | 'promise-longer-than-law' | 'material-listed-twice' | 'ages-reversed';

/** What is wrong with an item's definition: `field` is a JSON pointer into it. */
export interface ItemError {
  readonly field: string;
  readonly fault: ItemFault;
  readonly params: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Where nobody says by which calendar: that of China without a notice, all of whose years are provisional. */
const PROVISIONAL: Comparison = {
  calendar: unpublishedCalendar('china'),
  zone: 'Asia/Shanghai',
  from: '2026-01-01',
};

/** What must hold of an item before it is published; empty where nothing is wrong. */
export function checkItem(item: ServiceItem, by: Comparison = PROVISIONAL): readonly ItemError[] {
  return [...codeIsPlain(item), ...promiseIsWithinTheLaw(item, by), ...materialsAreTold(item), ...agesMakeSense(item)];
}

function codeIsPlain({ code }: ServiceItem): ItemError[] {
  return /^[A-Za-z0-9-]{1,40}$/.test(code)
    ? []
    : [
        {
          field: '/code',
          fault: 'code-not-plain',
          params: { code },
          message: 'a code is 1 to 40 letters, digits and hyphens',
        },
      ];
}

/** 承诺时限不长于法定时限 (rules §1.2): of what is promised at a counter and of what is promised online. */
function promiseIsWithinTheLaw({ limits }: ServiceItem, by: Comparison): ItemError[] {
  const promises = [
    ['/limits/promised', limits.promised],
    ['/limits/online', limits.online ?? null],
  ] as const;
  return promises.flatMap(([field, promised]) => {
    const date = dayPromiseIsLonger(promised, limits.statutory, by);
    if (date === null) return [];
    const message = `the promised limit is longer than the statutory one for a case of ${date}`;
    return [{ field, fault: 'promise-longer-than-law', params: { date }, message }];
  });
}

function materialsAreTold(item: ServiceItem): ItemError[] {
  const codes = item.materials.map((material) => material.code);
  return codes.flatMap((material, index): ItemError[] =>
    codes.indexOf(material) === index
      ? []
      : [
          {
            field: `/materials/${index}/code`,
            fault: 'material-listed-twice',
            params: { material },
            message: `the material ${material} is listed twice`,
          },
        ],
  );
}

function agesMakeSense({ eligibility: { minAge, maxAge } }: ServiceItem): ItemError[] {
  if (minAge === undefined || maxAge === undefined || minAge <= maxAge) return [];
  return [
    {
      field: '/eligibility',
      fault: 'ages-reversed',
      params: { lowest: String(minAge), highest: String(maxAge) },
      message: 'the lowest age is above the highest',
    },
  ];
}
