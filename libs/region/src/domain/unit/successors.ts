import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { isOpenOn, type Unit } from '../unit.js';
import type { UnitContext } from './kit.js';
import { dateOutOfRange, dateWithin, DIVISIONS, noSuchUnit, otherUnitEnded, unitHere } from './rules.js';

const intoItself = refusal('into-itself', {
  rule: DIVISIONS,
  title: { zh: '不能由自己承接', en: 'Not its own successor' },
  detail: {
    zh: '“{code}”不能由自己承接。请另填单位；保留原单位的，用更名或迁移。',
    en: '{code} cannot take over from itself. Name another unit; to keep it, rename or move it.',
  },
});

const notSameKind = refusal('not-same-kind', {
  rule: DIVISIONS,
  title: { zh: '层级不同', en: 'Not of the same level' },
  detail: {
    zh: '“{unit}”与“{code}”层级不同，不能承接。请填同一层级的单位。',
    en: '{unit} is of another level than {code} and cannot take over. Name one of the same level.',
  },
});

const childrenFirst = refusal('children-first', {
  rule: DIVISIONS,
  title: { zh: '须先安置下级单位', en: 'Units below it first' },
  detail: {
    zh: '“{code}”在{on}仍有{count}个下级单位（如{units}）。请先迁移、合并或撤销它们。',
    en: '{code} still has {count} units below it on {on}, such as {units}. Move, merge or close them first.',
  },
});

/** What the end of a unit may be refused for. */
export const OF_AN_END = [dateOutOfRange, noSuchUnit, intoItself, notSameKind, otherUnitEnded, childrenFirst];

/** Who takes over, and from which day. */
export interface End {
  readonly successors: readonly string[];
  /** Where the body names them. */
  readonly field: string;
  readonly on: string;
}

/** Who takes over is another unit of the same level that is there on the day; and nobody is left below the unit that ends. */
export function endForbidden({ successors, field, on }: End, unit: Unit, context: UnitContext): Refusal | null {
  const { code } = unit;
  const wrong = dateWithin(on, unit.from, context, '/on');
  if (wrong) return wrong;
  for (const successor of successors) {
    const refused = cannotTakeOver(successor, { on, field }, unit, context);
    if (refused) return refused;
  }
  const below = context.tree.children(code).filter(({ to }) => to === null || to > on);
  if (below.length === 0) return null;
  const units = below.slice(0, 3).map((child) => child.code);
  return refuse(childrenFirst, { code, on, count: String(below.length), units: units.join('、') });
}

function cannotTakeOver(
  unit: string,
  { on, field }: Pick<End, 'on' | 'field'>,
  { code, kind }: Unit,
  context: UnitContext,
): Refusal | null {
  const other = unitHere(unit, context);
  if (!other) return refuse(noSuchUnit, { unit }, { field });
  if (unit === code) return refuse(intoItself, { code }, { field });
  if (other.kind !== kind) return refuse(notSameKind, { unit, code }, { field });
  return isOpenOn(other, on) ? null : refuse(otherUnitEnded, { unit, on }, { field });
}
