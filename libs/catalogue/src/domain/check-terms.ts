import { LIGHTS, type Limit, type LimitUnit } from '#libs/clocks/domain';
import { legsAreObeyable } from './check-legs.js';
import { itemError, type ItemError, type ItemRule } from './item-error.js';
import { PERIOD_NAMES, periodOf, type Periods } from './periods.js';
import { EXCLUDABLE, PUBLIC_NOTICE } from './procedures.js';
import type { ServiceItem } from './service-item.js';

/** The longest limit in each unit: about ten years, so that whatever is counted by it stays within what can be counted. */
const LONGEST: Readonly<Record<LimitUnit, number>> = {
  'working-day': 3_660,
  'natural-day': 3_660,
  month: 120,
  hour: 3_660,
  'counter-hour': 3_660,
};
const LONGEST_PERIOD = 365;

/** Terms that nothing would obey, or that speak against each other: such an item is not published. */
export function termsAreObeyable(item: ServiceItem): readonly ItemError[] {
  return RULES.flatMap((rule) => rule(item));
}

/** Everything that an item may say of itself; `asPublished` is kept for whoever reads the list. */
const TERMS: Readonly<Record<string, true>> = {
  ...{ code: true, name: true, category: true, department: true, population: true, type: true, kind: true, mode: true },
  ...{ scope: true, responsible: true, via: true, limits: true, legs: true, wholeWay: true, window: true },
  ...{ afterwards: true, materials: true, excluded: true, eligibility: true, inPerson: true, administrativeAct: true },
  ...{ examinationRequired: true, correctionAfterAcceptance: true, deemedAcceptance: true, specialProcedures: true },
  ...{ afterDeath: true },
  ...{ extension: true, periods: true, lights: true, note: true, source: true, asPublished: true },
};

const onlyKnownTerms: ItemRule<ServiceItem> = (item) =>
  Object.keys(item)
    .filter((term) => !Object.hasOwn(TERMS, term))
    .map((term) => itemError(`/${term}`, 'unknown-term', { term }));

const limitsAreInRange: ItemRule<ServiceItem> = ({ limits, window, afterwards }) => {
  const { statutory, promised, online } = limits;
  const told: readonly (readonly [string, Pick<Limit, 'value' | 'unit'> | 'same-day' | null | undefined, number])[] = [
    ['/limits/statutory', statutory, 0],
    ['/limits/promised', promised, 0],
    ['/limits/online', online, 0],
    ['/window/notBefore', window?.notBefore, 1],
    ['/window/then', window?.then, 1],
    ['/afterwards', afterwards, 1],
  ];
  return told.flatMap(([field, limit, shortest]) => {
    if (!limit || limit === 'same-day') return [];
    const longest = LONGEST[limit.unit];
    return isCount(limit.value, shortest, longest)
      ? []
      : [itemError(`${field}/value`, 'limit-out-of-range', { shortest, longest })];
  });
};

const daysAreInRange: ItemRule<ServiceItem> = ({ legs, excluded, wholeWay, extension }) => {
  const told: readonly (readonly [string, number | undefined])[] = [
    ...legs.map(({ days }, index) => [`/legs/${index}/days`, days] as const),
    ...excluded.map(({ days }, index) => [`/excluded/${index}/days`, days] as const),
    ['/wholeWay', wholeWay],
    ['/extension', extension],
  ];
  return told.flatMap(([field, days]) =>
    days === undefined || isCount(days, 1, LONGEST_PERIOD)
      ? []
      : [itemError(field, 'limit-out-of-range', { shortest: 1, longest: LONGEST_PERIOD })],
  );
};

const periodsAreInRange: ItemRule<ServiceItem> = ({ periods = {} }) =>
  Object.entries(periods).flatMap(([period, days]) => {
    if (!(PERIOD_NAMES as readonly string[]).includes(period))
      return [itemError(`/periods/${period}`, 'unknown-term', { term: period })];
    return isCount(days, 1, LONGEST_PERIOD)
      ? []
      : [itemError(`/periods/${period}`, 'period-out-of-range', { period, longest: LONGEST_PERIOD })];
  });

/** Steps of one ladder, each of which comes with or after the one before. */
const LADDERS: readonly (readonly [keyof Periods, keyof Periods])[] = [
  ['firstReminder', 'secondReminder'],
  ['secondReminder', 'supervisionNotice'],
  ['secondEscalation', 'thirdEscalation'],
  ['contact', 'rectification'],
  ['rectification', 'complexRectification'],
];

const periodsComeInOrder: ItemRule<ServiceItem> = (item) =>
  LADDERS.flatMap(([earlier, later]) => {
    const [days, most] = [periodOf(item, earlier), periodOf(item, later)];
    if (days <= most) return [];
    const field = `/periods/${item.periods?.[earlier] === undefined ? later : earlier}`;
    return [itemError(field, 'periods-out-of-order', { earlier, later, days, most })];
  });

const lightsAreInRange: ItemRule<ServiceItem> = ({ lights = {} }) =>
  Object.entries(lights).flatMap(([name, value]) => {
    if (!Object.hasOwn(LIGHTS, name)) return [itemError(`/lights/${name}`, 'unknown-term', { term: name })];
    const [shortest, longest] = name === 'yellowPercent' ? [1, 100] : [0, LONGEST_PERIOD];
    return isCount(value, shortest, longest)
      ? []
      : [itemError(`/lights/${name}`, 'limit-out-of-range', { shortest, longest })];
  });

function isCount(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** 即办件: decided on the date of receipt, so that is what is promised (rules §1.2). */
const onTheSpotIsTheSameDay: ItemRule<ServiceItem> = ({ kind, limits: { promised } }) =>
  kind !== 'on-the-spot' || promised === 'same-day' ? [] : [itemError('/limits/promised', 'spot-without-same-day')];

/** Rules §9: guide-only means that they come in person, and that the counter gives the right address. */
const guideOnlyIsWhole: ItemRule<ServiceItem> = ({ kind, mode, inPerson }) => {
  if ((kind === 'guide-only') !== (mode === 'guide-only')) return [itemError('/mode', 'guide-only-in-part')];
  return mode === 'guide-only' && !inPerson ? [itemError('/inPerson', 'guide-only-in-part')] : [];
};

const presenceIsNotOnline: ItemRule<ServiceItem> = ({ inPerson, mode, limits }) => {
  if (!inPerson) return [];
  if (mode === 'online') return [itemError('/mode', 'presence-online')];
  return limits.online ? [itemError('/limits/online', 'presence-online')] : [];
};

const FROM_NEAR_TO_FAR = ['community', 'street', 'district', 'city', 'nation'];

/** Rules §9: fixed means only at the responsible side. */
const fixedStaysAtTheResponsibleSide: ItemRule<ServiceItem> = ({ mode, scope, responsible: { level } }) =>
  mode !== 'fixed' || FROM_NEAR_TO_FAR.indexOf(scope) <= FROM_NEAR_TO_FAR.indexOf(level)
    ? []
    : [itemError('/scope', 'fixed-too-far', { scope, level })];

/** 行政许可法 42 counts days: neither hours nor the same day are extended. */
const onlyDaysAreExtended: ItemRule<ServiceItem> = ({ extension, limits: { promised, statutory } }) => {
  const counted = promised ?? statutory;
  const isOfDays = counted !== null && counted !== 'same-day' && !counted.unit.endsWith('hour');
  return extension === undefined || isOfDays ? [] : [itemError('/extension', 'extension-of-hours')];
};

const examinersAreLevels: ItemRule<ServiceItem> = ({ via }) =>
  via.flatMap((each, index) =>
    /^(community|street|district|city)(:[A-Z]{2})?$/.test(each)
      ? []
      : [itemError(`/via/${index}`, 'unknown-examiner', { via: each })],
  );

const proceduresAreKnown: ItemRule<ServiceItem> = ({ excluded, specialProcedures = [] }) =>
  [
    {
      kinds: excluded.map(({ kind }) => kind),
      fieldOf: (index: number) => `/excluded/${index}/kind`,
      known: EXCLUDABLE,
    },
    {
      kinds: specialProcedures,
      fieldOf: (index: number) => `/specialProcedures/${index}`,
      known: EXCLUDABLE.filter((kind) => kind !== PUBLIC_NOTICE),
    },
  ].flatMap(({ kinds, fieldOf, known }) =>
    kinds.flatMap((kind, index) => {
      if (!known.includes(kind))
        return [itemError(fieldOf(index), 'unknown-procedure', { kind, kinds: known.join(', ') })];
      return kinds.indexOf(kind) === index ? [] : [itemError(fieldOf(index), 'procedure-listed-twice', { kind })];
    }),
  );

const oneLengthOfTheNotice: ItemRule<ServiceItem> = ({ excluded, periods }) => {
  const index = excluded.findIndex(({ kind }) => kind === PUBLIC_NOTICE);
  const [days, other] = [excluded[index]?.days, periods?.notice];
  return days === undefined || other === undefined || days === other
    ? []
    : [itemError(`/excluded/${index}/days`, 'notice-days-differ', { days, other })];
};

const oneOfHasOneNeed: ItemRule<ServiceItem> = ({ materials }) =>
  materials.flatMap(({ oneOf, need }, index) => {
    const first = materials.find((material) => oneOf !== undefined && material.oneOf === oneOf);
    return first === undefined || first.need === need
      ? []
      : [itemError(`/materials/${index}/need`, 'one-of-needs-differ', { group: oneOf ?? '' })];
  });

/** 民法典 1077: the window says when it may be done and until when. */
const windowStandsAlone: ItemRule<ServiceItem> = ({ window, limits }) => {
  if (!window) return [];
  const ends = [
    ['/window/notBefore/unit', window.notBefore.unit],
    ['/window/then/unit', window.then.unit],
  ] as const;
  return [
    ...(limits.promised === null ? [] : [itemError('/limits/promised', 'window-and-limits')]),
    ...ends.flatMap(([field, unit]) => (unit.endsWith('hour') ? [itemError(field, 'window-not-in-days')] : [])),
    ...(window.onExpiry === 'withdrawn' ? [] : [itemError('/window/onExpiry', 'unknown-expiry')]),
  ];
};

const RULES: readonly ItemRule<ServiceItem>[] = [
  onlyKnownTerms,
  limitsAreInRange,
  daysAreInRange,
  periodsAreInRange,
  periodsComeInOrder,
  lightsAreInRange,
  onTheSpotIsTheSameDay,
  guideOnlyIsWhole,
  presenceIsNotOnline,
  fixedStaysAtTheResponsibleSide,
  onlyDaysAreExtended,
  examinersAreLevels,
  proceduresAreKnown,
  oneLengthOfTheNotice,
  oneOfHasOneNeed,
  windowStandsAlone,
  legsAreObeyable,
];
