import type { RegionTree } from '#libs/region/domain';
import type { Asker } from './roles.js';

/** What of a case decides who may act on it. Units are codes; what is not known yet is left out. */
export interface AccessFacts {
  readonly mode?: string;
  readonly receivingUnit?: string;
  readonly homeUnit?: string;
  readonly responsibleUnit?: string;
  /** Who holds the case now. */
  readonly handlerUnit?: string | null;
  readonly deliverToUnit?: string | null;
}

interface Question {
  readonly asker: Asker;
  readonly facts: AccessFacts;
  readonly tree: RegionTree;
}
type Rule = (question: Question) => boolean;
type Named = (facts: AccessFacts) => string | null | undefined;

const receiving: Named = ({ receivingUnit }) => receivingUnit;
const responsible: Named = ({ responsibleUnit }) => responsibleUnit;
const holder: Named = ({ handlerUnit }) => handlerUnit;
const deliverTo: Named = ({ deliverToUnit }) => deliverToUnit;

/** A universal counter for everybody, an intake clerk for residents whose home is in the clerk's district. */
const desk: Rule = ({ asker, facts: { homeUnit }, tree }) => {
  if (asker.role === 'universal-counter') return true;
  if (asker.role !== 'intake-clerk') return false;
  return homeUnit === undefined || tree.districtOf(homeUnit) === tree.districtOf(asker.unit);
};
const deskOf =
  (unit: Named): Rule =>
  (question) =>
    unit(question.facts) === question.asker.unit && desk(question);
const roleAt =
  (role: Asker['role'], unit: Named): Rule =>
  ({ asker, facts }) =>
    asker.role === role && unit(facts) === asker.unit;
const handlerOf = (unit: Named): Rule => roleAt('case-handler', unit);
/** A supervisor whose unit is the named one or an ancestor of it. */
const above =
  (unit: Named): Rule =>
  ({ asker, facts, tree }) => {
    const below = unit(facts);
    return asker.role === 'supervisor' && below != null && tree.isWithin(below, asker.unit);
  };
const anyOf =
  (...rules: readonly Rule[]): Rule =>
  (question) =>
    rules.some((rule) => rule(question));
const byMode =
  (modes: Readonly<Record<string, Rule>>, otherwise: Rule): Rule =>
  (question) =>
    (modes[question.facts.mode ?? ''] ?? otherwise)(question);

const acceptance = byMode(
  {
    fixed: anyOf(deskOf(receiving), handlerOf(responsible)),
    'collect-and-forward': handlerOf(responsible),
    online: handlerOf(responsible),
  },
  deskOf(receiving),
);
const decision = byMode(
  { 'decide-anywhere': anyOf(roleAt('universal-counter', receiving), handlerOf(receiving)) },
  handlerOf(responsible),
);

/**
 * Who may do what, by role, unit and mode alone: what fails here is a 403. Phase, signature, claim and person are rules of the case (409).
 */
const POLICY: Readonly<Record<string, Rule>> = {
  receive: desk,
  accept: acceptance,
  'refuse-acceptance': acceptance,
  route: deskOf(receiving),
  sign: handlerOf(holder),
  return: handlerOf(holder),
  claim: handlerOf(holder),
  assign: anyOf(handlerOf(holder), above(holder)),
  decide: decision,
  fulfil: decision,
  deliver: anyOf(deskOf(receiving), deskOf(deliverTo), handlerOf(responsible)),
  withdraw: anyOf(deskOf(receiving), handlerOf(responsible)),
  void: anyOf(above(receiving), deskOf(receiving)),
  escalate: anyOf(handlerOf(responsible), deskOf(receiving), above(receiving), above(responsible)),
};

/** Whether role, unit and mode let the asker do this to a case with these facts. An import brings in what others have done, and may. */
export function mayAct(asker: Asker, act: string, facts: AccessFacts, tree: RegionTree): boolean {
  if (asker.role === 'import') return true;
  return POLICY[act]?.({ asker, facts, tree }) ?? false;
}
