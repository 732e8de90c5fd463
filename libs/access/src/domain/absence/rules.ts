import { above, anyOf, guardOf, ofRole, refusal, refuse, staffOf, type Refusal, type Rule } from '#libs/kernel/domain';
import type { AbsenceContext, AbsenceState } from './kit.js';

/** AB岗 (rules §1.3). */
export const STAND_IN = 'AB岗 同岗替代';

export const notTheirAbsence = refusal('not-their-absence', {
  kind: 'forbidden',
  rule: STAND_IN,
  title: { zh: '无权登记', en: 'Not for you to say' },
  detail: {
    zh: '{person}只能登记本单位本人的不在岗；他人的由上级督办人员登记。',
    en: '{person} says who is away only of themselves, at the own unit; of others a supervisor above does.',
  },
});

/** Whoever works at a desk or above one may be away; of which unit, and of whom, the rules below say. */
export const whoeverWorksHere: Rule<unknown> = ofRole(
  'intake-clerk',
  'universal-counter',
  'case-handler',
  'supervisor',
);

const atTheUnitOrAbove: Rule<{ readonly unit: string }> = anyOf(
  staffOf(({ unit }) => [unit]),
  above(({ unit }) => unit),
);

/** At the unit itself, or as a supervisor above it. */
export const onlyOfTheirUnit = guardOf([notTheirAbsence], (_state: AbsenceState, context: AbsenceContext) => {
  const { asker, tree, unit } = context;
  return atTheUnitOrAbove({ asker, tree, facts: { unit } }) ? null : notTheirs(context);
});

/** Of oneself; of others a supervisor says it. */
export function onlyOfOneself(person: string, context: AbsenceContext): Refusal | null {
  const { asker } = context;
  return asker.role === 'supervisor' || asker.person === person ? null : notTheirs(context);
}

function notTheirs({ asker }: AbsenceContext): Refusal {
  return refuse(notTheirAbsence, { person: asker.person });
}
