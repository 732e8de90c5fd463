import type { RegionTree } from '#libs/region/domain';
import type { Asker } from '#libs/kernel/domain';

/** What decides who may do it. Units are codes; what is not known yet is left out. */
export interface AccessFacts {
  readonly homeUnit?: string;
  /** Whose it is. */
  readonly handlerUnit?: string | null;
}

interface Question {
  readonly asker: Asker;
  readonly facts: AccessFacts;
  readonly tree: RegionTree;
}
type Rule = (question: Question) => boolean;
type Named = (facts: AccessFacts) => string | null | undefined;

const holder: Named = ({ handlerUnit }) => handlerUnit;

/** A universal counter for everybody, an intake clerk for residents whose home is in the clerk's district. */
const desk: Rule = ({ asker, facts: { homeUnit }, tree }) => {
  if (asker.role === 'universal-counter') return true;
  if (asker.role !== 'intake-clerk') return false;
  return homeUnit === undefined || tree.districtOf(homeUnit) === tree.districtOf(asker.unit);
};
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
const ofRole =
  (...roles: readonly Asker['role'][]): Rule =>
  ({ asker }) =>
    roles.includes(asker.role);

/** A catalogue manager of the region itself or of one of its departments; a district has no catalogue of its own. */
const managerOfTheCatalogue: Rule = ({ asker, tree }) => {
  const region = tree.regionOf(asker.unit);
  return asker.role === 'catalogue-manager' && region !== null && tree.divisionOf(asker.unit)?.code === region.code;
};

/** Who may do what beside cases, whose acts say it themselves (`libs/case`): what fails here is a 403. */
const POLICY: Readonly<Record<string, Rule>> = {
  register: desk,
  search: desk,
  'correct-resident': desk,
  'move-resident': desk,
  'record-death': desk,
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

/** What the asker's role and unit let them do at all, beside cases: what `GET /v1/me` tells. */
export function actsOf(asker: Asker, tree: RegionTree): string[] {
  const facts = { homeUnit: asker.unit, handlerUnit: asker.unit };
  return Object.keys(POLICY).filter((act) => mayAct(asker, act, facts, tree));
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
