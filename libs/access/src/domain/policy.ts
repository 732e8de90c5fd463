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
  /** Units that still owe the case an answer as co-handlers, and to a supervision order. */
  readonly coHandlingUnits?: readonly string[];
  readonly orderedUnits?: readonly string[];
  /** Units that have, or have had, paper originals of the case, and those that some are on their way to. */
  readonly papersAt?: readonly string[];
  readonly papersTo?: readonly string[];
}

interface Question {
  readonly asker: Asker;
  readonly facts: AccessFacts;
  readonly tree: RegionTree;
}
type Rule = (question: Question) => boolean;
type Named = (facts: AccessFacts) => string | null | undefined;

const receiving: Named = ({ receivingUnit }) => receivingUnit;
const home: Named = ({ homeUnit }) => homeUnit;
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
/** Whoever works at one of several units. */
const staffOf =
  (units: (facts: AccessFacts) => readonly string[] | undefined): Rule =>
  ({ asker, facts }) =>
    STAFF.includes(asker.role) && (units(facts) ?? []).includes(asker.unit);
const STAFF: readonly Asker['role'][] = ['intake-clerk', 'universal-counter', 'case-handler', 'supervisor'];
const anyOf =
  (...rules: readonly Rule[]): Rule =>
  (question) =>
    rules.some((rule) => rule(question));
const allOf =
  (...rules: readonly Rule[]): Rule =>
  (question) =>
    rules.every((rule) => rule(question));
const ofRole =
  (...roles: readonly Asker['role'][]): Rule =>
  ({ asker }) =>
    roles.includes(asker.role);
const byMode =
  (modes: Readonly<Record<string, Rule>>, otherwise: Rule): Rule =>
  (question) =>
    (modes[question.facts.mode ?? ''] ?? otherwise)(question);

/** A catalogue manager of the region itself or of one of its departments; a district has no catalogue of its own. */
const managerOfTheCatalogue: Rule = ({ asker, tree }) => {
  const region = tree.regionOf(asker.unit);
  return asker.role === 'catalogue-manager' && region !== null && tree.divisionOf(asker.unit)?.code === region.code;
};

const acceptance = byMode(
  {
    fixed: anyOf(deskOf(receiving), handlerOf(responsible)),
    'collect-and-forward': handlerOf(responsible),
    online: handlerOf(responsible),
  },
  deskOf(receiving),
);
/** What residents bring is taken where it was received, where the case lies, and by who decides it. */
const takesPapers = anyOf(deskOf(receiving), deskOf(holder), handlerOf(responsible), handlerOf(holder));
const decision = byMode(
  { 'decide-anywhere': anyOf(roleAt('universal-counter', receiving), handlerOf(receiving)) },
  handlerOf(responsible),
);

/** Whoever was rated, and whoever is above. */
const rectification = anyOf(
  deskOf(receiving),
  handlerOf(receiving),
  handlerOf(responsible),
  above(receiving),
  above(responsible),
);

/** Who may do what, by role, unit and mode alone: what fails here is a 403. Phase, signature, claim and person are rules of the case (409). */
const POLICY: Readonly<Record<string, Rule>> = {
  register: desk,
  search: desk,
  'correct-resident': desk,
  'move-resident': desk,
  'record-death': desk,
  receive: desk,
  accept: acceptance,
  'refuse-acceptance': acceptance,
  'request-correction': acceptance,
  'correct-on-the-spot': acceptance,
  'supply-materials': takesPapers,
  'prolong-correction': takesPapers,
  'fill-gap': takesPapers,
  route: deskOf(receiving),
  sign: handlerOf(holder),
  return: handlerOf(holder),
  claim: handlerOf(holder),
  assign: anyOf(handlerOf(holder), above(holder)),
  'start-special-procedure': decision,
  'end-special-procedure': decision,
  'post-notice': decision,
  'object-to-notice': anyOf(deskOf(receiving), deskOf(home), handlerOf(responsible)),
  'close-notice': decision,
  'record-field-check': decision,
  recuse: anyOf(deskOf(receiving), handlerOf(responsible), handlerOf(holder), above(responsible), above(holder)),
  extend: above(responsible),
  decide: decision,
  fulfil: decision,
  deliver: anyOf(deskOf(receiving), deskOf(deliverTo), handlerOf(responsible)),
  withdraw: anyOf(deskOf(receiving), handlerOf(responsible)),
  void: anyOf(above(receiving), deskOf(receiving)),
  escalate: anyOf(handlerOf(responsible), deskOf(receiving), above(receiving), above(responsible)),
  terminate: anyOf(handlerOf(responsible), above(responsible)),
  reopen: above(responsible),
  'replace-resident': anyOf(above(receiving), deskOf(receiving)),
  transfer: handlerOf(holder),
  rule: allOf(above(responsible), above(holder)),
  'request-co-handling': decision,
  'answer-co-handling': staffOf(({ coHandlingUnits }) => coHandlingUnits),
  'send-papers': staffOf(({ papersAt }) => papersAt),
  'confirm-papers': staffOf(({ papersTo }) => papersTo),
  'order-supervision': anyOf(above(receiving), above(responsible), above(holder)),
  'answer-supervision': staffOf(({ orderedUnits }) => orderedUnits),
  rate: anyOf(deskOf(receiving), deskOf(deliverTo)),
  'record-follow-up': anyOf(deskOf(receiving), handlerOf(responsible), above(receiving), above(responsible)),
  'prolong-rectification': rectification,
  'close-rectification': rectification,
  'propose-item': managerOfTheCatalogue,
  'admit-item': managerOfTheCatalogue,
  'publish-item': managerOfTheCatalogue,
  'revise-item': managerOfTheCatalogue,
  'suspend-item': managerOfTheCatalogue,
  'resume-item': managerOfTheCatalogue,
  'withdraw-item': managerOfTheCatalogue,
  'open-unit': managerOfTheCatalogue,
  'rename-unit': managerOfTheCatalogue,
  'move-unit': managerOfTheCatalogue,
  'merge-unit': managerOfTheCatalogue,
  'split-unit': managerOfTheCatalogue,
  'close-unit': managerOfTheCatalogue,
  'publish-calendar': managerOfTheCatalogue,
  'enter-absence': anyOf(
    staffOf(({ handlerUnit }) => (handlerUnit ? [handlerUnit] : [])),
    above(holder),
  ),
  'move-clock': ofRole('operator'),
};

/**
 * Whether role, unit and mode let the asker do this to a case with these facts. An import brings in what others have done, and what the system
 * does by itself has been asked of nobody: both may. No token holds these two roles.
 */
export function mayAct(asker: Asker, act: string, facts: AccessFacts, tree: RegionTree): boolean {
  return isOurs(asker) || (POLICY[act]?.({ asker, facts, tree }) ?? false);
}

/** What the asker's role and unit let them do at all, to one case or another: what `GET /v1/me` tells. */
export function actsOf(asker: Asker, tree: RegionTree): string[] {
  const { unit } = asker;
  const facts = {
    ...{ receivingUnit: unit, homeUnit: unit, responsibleUnit: unit, handlerUnit: unit, deliverToUnit: unit },
    ...{ coHandlingUnits: [unit], orderedUnits: [unit], papersAt: [unit], papersTo: [unit] },
  };
  const modes = ['fixed', 'collect-and-forward', 'decide-anywhere'];
  return Object.keys(POLICY).filter((act) => modes.some((mode) => mayAct(asker, act, { ...facts, mode }, tree)));
}

/** What may be read: `resident` stands for the masked row, `queue` for the work of a unit. */
export type Readable = 'case' | 'board' | 'queue' | 'resident';

/** Whether the asker may read something of this unit (of a case or a resident: any unit of its region). */
export function mayRead(asker: Asker, what: Readable, unit: string, tree: RegionTree): boolean {
  if (isOurs(asker)) return true;
  if (asker.role === 'operator' || asker.role === 'catalogue-manager') return false;
  if (what === 'queue') return tree.isWithin(unit, asker.unit);
  const region = tree.regionOf(unit);
  return region !== null && region.code === tree.regionOf(asker.unit)?.code;
}

function isOurs({ role }: Asker): boolean {
  return role === 'import' || role === 'system';
}
