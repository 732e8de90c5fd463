import { itemError, type ItemError, type ItemRule } from './item-error.js';
import { daysOf, innerLegs, LEG_NAMES } from './legs.js';
import type { ItemLeg, ServiceItem } from './service-item.js';

/** The modes in which counter and authority are apart, so that there is a way between them. */
const WITH_A_WAY: readonly string[] = ['collect-and-forward', 'accept-anywhere'];

/** 分段 (rules §2.3, §9): what must hold of the legs of an item, and of its limits because of them. */
export const legsAreObeyable: ItemRule<ServiceItem> = (item) =>
  item.legs.length === 0 ? wholeWayNeedsLegs(item) : LEG_RULES.flatMap((rule) => rule(item));

const wholeWayNeedsLegs: ItemRule<ServiceItem> = ({ wholeWay }) =>
  wholeWay === undefined ? [] : [itemError('/wholeWay', 'whole-way-differs', { days: 0 })];

const legsAreKnown: ItemRule<ServiceItem> = (item) =>
  item.legs.flatMap((leg, index): ItemError[] => {
    const { name, by } = leg;
    if (!(LEG_NAMES as readonly string[]).includes(name))
      return [itemError(`/legs/${index}/name`, 'unknown-leg', { leg: name })];
    return hasIt(leg, item) ? [] : [itemError(`/legs/${index}/by`, 'leg-by-nobody', { leg: name, by })];
  });

/** Push and notify are the counter's, the decision the authority's, the examination that of a level which examines. */
function hasIt({ name, by }: ItemLeg, { via }: ServiceItem): boolean {
  if (name === 'push' || name === 'notify') return by === 'receiving';
  if (name === 'decide') return by === 'responsible';
  return via.some((examiner) => examiner.split(':')[0] === by);
}

const legsComeInOrder: ItemRule<ServiceItem> = ({ legs }) => {
  const places = legs.map(({ name }) => (LEG_NAMES as readonly string[]).indexOf(name));
  const inOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
  return inOrder && legs.some(({ name }) => name === 'decide') ? [] : [itemError('/legs', 'legs-out-of-order')];
};

const legsStartWhenComplete: ItemRule<ServiceItem> = ({ limits }) =>
  limits.startsAt === 'complete' ? [] : [itemError('/limits/startsAt', 'legs-start-complete')];

const legsNeedAWay: ItemRule<ServiceItem> = ({ mode }) =>
  WITH_A_WAY.includes(mode) ? [] : [itemError('/mode', 'legs-need-a-way')];

/** Rules §9: the limits of such an item are those of the responsible side's legs. */
const promiseIsThatOfTheLegs: ItemRule<ServiceItem> = ({ legs, limits: { promised } }) => {
  const days = daysOf(innerLegs(legs));
  const isTheirs = typeof promised === 'object' && promised?.unit === 'working-day' && promised.value === days;
  return isTheirs ? [] : [itemError('/limits/promised', 'legs-and-promise-differ', { days })];
};

/** Rules §9: what the resident is told is the sum of the whole way. */
const wholeWayIsTheirSum: ItemRule<ServiceItem> = ({ legs, wholeWay }) => {
  const days = daysOf(legs);
  return wholeWay === undefined || wholeWay === days ? [] : [itemError('/wholeWay', 'whole-way-differs', { days })];
};

const LEG_RULES = [
  legsAreKnown,
  legsComeInOrder,
  legsStartWhenComplete,
  legsNeedAWay,
  promiseIsThatOfTheLegs,
  wholeWayIsTheirSum,
];
