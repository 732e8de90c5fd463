import {
  above,
  allOf,
  anyOf,
  isOurs,
  ofRole,
  refusal,
  refuse,
  staffOf,
  type Refusal,
  type Rule,
} from '#libs/kernel/domain';
import type { BookContext } from '../kit/index.js';

/** Whose it is: what permission looks at in every book. */
interface Owned {
  readonly unit?: string;
}
export type BookRule = Rule<Owned>;

/** Whoever works at the unit that it belongs to. */
export const staff: BookRule = staffOf<Owned>(({ unit }) => (unit === undefined ? [] : [unit]));

/** 主任, or who stands above: a supervisor of the unit or of one that it lies below. */
export const head: BookRule = above<Owned>(({ unit }) => unit);

/** 街道 and above: a supervisor of a unit that the entry's lies below, and not of that unit itself. */
export const superior: BookRule = allOf<Owned>(head, ({ asker, facts }) => asker.unit !== facts.unit);

/** Whoever works there, and the supervisors above. */
export const staffOrHead: BookRule = anyOf(staff, head);

/** A counter that receives residents of the whole region. */
export const anyDesk: BookRule = ofRole('intake-clerk', 'universal-counter');

export const mayNotBegin = refusal('may-not-begin', {
  kind: 'forbidden',
  rule: '《辽宁省基层群众性自治组织工作清单管理规定》 职责分工',
  title: { zh: '岗位或单位无权登记', en: 'Role or unit may not begin it' },
  detail: {
    zh: '{unit:unit}的{role:role}不能登记此件。请由所属单位有权的岗位登记。',
    en: 'A {role:role} of {unit:unit} may not begin this. Leave it to a post of the unit that it belongs to.',
  },
});

/** Who may begin something is judged by what is said, for whom it is comes with it. Null where the asker may. */
export function mayBegin(rule: BookRule, unit: string, { asker, tree }: BookContext): Refusal | null {
  if (isOurs(asker) || rule({ asker, facts: { unit }, tree })) return null;
  return refuse(mayNotBegin, { role: asker.role, unit: asker.unit });
}

export const unknownUnit = refusal('unit-not-here', {
  kind: 'bad-request',
  rule: '行政区划代码',
  title: { zh: '没有这个单位', en: 'No such unit' },
  detail: { zh: '本地区没有单位{code}。请核对编码。', en: 'This region has no unit {code}. Check the code.' },
});

/** 双人: who asked for something does not also do what checks it. */
export const twoPersons = refusal('two-persons', {
  rule: '印章管理规定 双人: 保管与申请分离',
  title: { zh: '须由另一人办理', en: 'Another person has to do it' },
  detail: {
    zh: '{person}已经办过前一步，同一人不能再办这一步。请由另一人办理。',
    en: '{person} did the step before; the same person may not do this one. Leave it to somebody else.',
  },
});
