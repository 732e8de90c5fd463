import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { mayBeBelow } from '../unit-codes.js';
import { isOpenOn, type Unit, type UnitKind } from '../unit.js';
import { lastingGuard, type UnitContext } from './kit.js';

export const DIVISIONS = '行政区划管理条例';
export const CODES = '统计用区划代码和城乡划分代码编制规则';

/** The first day on which it is so, and the decision or notice that it stands on. */
export interface Dated {
  readonly on: string;
  readonly basis: string;
}

/** Changes are announced five years ahead at the most. */
const YEARS_AHEAD = 5;

export const noSuchUnit = refusal('no-such-unit', {
  kind: 'bad-request',
  rule: DIVISIONS,
  title: { zh: '没有这个单位', en: 'No such unit' },
  detail: {
    zh: '本地区没有编码为“{unit}”的单位。请核对编码。',
    en: 'This region has no unit {unit}. Look at the code again.',
  },
});

export const dateOutOfRange = refusal('date-out-of-range', {
  kind: 'bad-request',
  rule: DIVISIONS,
  title: { zh: '日期不在合理范围', en: 'Not a sensible date' },
  detail: {
    zh: '日期须不早于该单位启用之日（{earliest}），且不晚于{latest}。请更正。',
    en: 'The date is not before the unit’s first day, {earliest}, and not after {latest}. Correct it.',
  },
});

export const parentNotFitting = refusal('parent-not-fitting', {
  rule: DIVISIONS,
  title: { zh: '上级层级不符', en: 'Not a parent for this level' },
  detail: {
    zh: '“{unit}”不能作为这一级单位的上级：市、区县、街道、社区逐级相属，部门属于市或区县。请改填上一级单位。',
    en: '{unit} cannot be above a unit of this level: city, district, street, community in their order, departments below a city or a district. Name the level above.',
  },
});

export const otherUnitEnded = refusal('other-unit-ended', {
  rule: DIVISIONS,
  title: { zh: '所涉单位届时不存在', en: 'The other unit is not there then' },
  detail: {
    zh: '“{unit}”在{on}不存在（尚未启用、已停用或将停用）。请改填当日存在的单位，或另定日期。',
    en: '{unit} is not there on {on}: not yet opened, ended, or to end. Name a unit that is, or another day.',
  },
});

export const nothingChanges = refusal('nothing-changes', {
  rule: DIVISIONS,
  title: { zh: '没有变化', en: 'Nothing changes' },
  detail: { zh: '“{code}”现在就是如此。请核对所填内容。', en: '{code} is so already. Look at what was said again.' },
});

const unitEnded = refusal('unit-ended', {
  rule: DIVISIONS,
  title: { zh: '单位已停用', en: 'The unit has ended' },
  detail: {
    zh: '“{code}”已停用，由“{successor}”承接。请对承接单位办理。',
    en: '{code} has ended; {successor} has taken over. Act on that unit.',
  },
});

const changePlanned = refusal('change-planned', {
  rule: DIVISIONS,
  title: { zh: '已有待生效的变更', en: 'A change is announced already' },
  detail: {
    zh: '“{code}”已定于{on}变更。请待其生效后再办。',
    en: 'A change of {code} is announced for {on}. Wait until it has happened.',
  },
});

const rootStays = refusal('root-stays', {
  rule: DIVISIONS,
  title: { zh: '区域的根不能变更', en: 'The root of a region stays' },
  detail: {
    zh: '“{code}”是本区域的根，只能更名，不能迁移、合并、分设或撤销。请对其下级单位办理。',
    en: '{code} is the root of the region: it may be renamed, nothing else. Act on the units below it.',
  },
});

/** One change after the other: what is announced happens first. */
export const noChangeIsAnnounced = lastingGuard([changePlanned], (_state, { tree, code }) => {
  const plan = tree.plannedFor(code);
  return plan ? refuse(changePlanned, { code, on: plan.on }) : null;
});

export const onlyWhatHasNotEnded = lastingGuard([unitEnded], (_state, { tree, code }) =>
  tree.hasEnded(code) ? refuse(unitEnded, { code, successor: tree.standingFor(code) }) : null,
);

export const theRootIsOnlyRenamed = lastingGuard([rootStays], (_state, { tree, code }) =>
  tree.unit(code)?.parent === null ? refuse(rootStays, { code }) : null,
);

/** A unit of the same region. */
export function unitHere(code: string, { tree, region }: UnitContext): Unit | null {
  return tree.regionOf(code)?.code === region ? tree.unit(code) : null;
}

export function dateWithin(date: string, earliest: string, { today }: UnitContext, field: string): Refusal | null {
  const latest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  return date >= earliest && date <= latest ? null : refuse(dateOutOfRange, { earliest, latest }, { field });
}

export function parentFits(kind: UnitKind, above: Unit, on: string, { region }: UnitContext): Refusal | null {
  const [unit, field] = [above.code, '/parent'];
  if (!mayBeBelow(kind, above, region)) return refuse(parentNotFitting, { unit }, { field });
  return isOpenOn(above, on) ? null : refuse(otherUnitEnded, { unit, on }, { field });
}
