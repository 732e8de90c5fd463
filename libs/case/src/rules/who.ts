import {
  above as aboveUnit,
  anyOf,
  roleAt,
  staffOf as staffOfUnits,
  type Asker,
  type Named,
  type Rule,
} from '#libs/kernel/domain';

/** What of a case decides who may act on it. Units are codes; what is not known yet is left out. */
export interface CaseAccess {
  readonly mode?: string;
  readonly receivingUnit?: string;
  readonly homeUnit?: string;
  readonly responsibleUnit?: string;
  /** Who holds the case now. */
  readonly handlerUnit?: string | null;
  readonly deliverToUnit?: string | null;
  /**
   * Who holds a case that was accepted on the spot, without a slip, and is not decided yet; or the responsible unit that a ruling or a transfer gave it
   * to before anybody had accepted it.
   */
  readonly acceptanceOwedBy?: string | null;
  /** Units that still owe the case an answer as co-handlers, and to a supervision order. */
  readonly coHandlingUnits?: readonly string[];
  readonly orderedUnits?: readonly string[];
  /** Units that have, or have had, paper originals of the case, and those that some are on their way to. */
  readonly papersAt?: readonly string[];
  readonly papersTo?: readonly string[];
}

export type CaseRule = Rule<CaseAccess>;
type NamedUnit = Named<CaseAccess>;

export const receiving: NamedUnit = ({ receivingUnit }) => receivingUnit;
export const home: NamedUnit = ({ homeUnit }) => homeUnit;
export const responsible: NamedUnit = ({ responsibleUnit }) => responsibleUnit;
export const holder: NamedUnit = ({ handlerUnit }) => handlerUnit;
const acceptanceOwedBy: NamedUnit = ({ acceptanceOwedBy: unit }) => unit;
export const deliverTo: NamedUnit = ({ deliverToUnit }) => deliverToUnit;

/** A universal counter for everybody, an intake clerk for residents whose home is in the clerk's district. */
export const desk: CaseRule = ({ asker, facts: { homeUnit }, tree }) => {
  if (asker.role === 'universal-counter') return true;
  if (asker.role !== 'intake-clerk') return false;
  return homeUnit === undefined || tree.districtOf(homeUnit) === tree.districtOf(asker.unit);
};

/** A counter of the region, whoever it received for: what concerns everybody is taken anywhere. */
export const anyDesk: CaseRule = ({ asker: { role } }) => role === 'universal-counter' || role === 'intake-clerk';

export const deskOf =
  (unit: NamedUnit): CaseRule =>
  (question) =>
    unit(question.facts) === question.asker.unit && desk(question);

export const handlerOf = (unit: NamedUnit): CaseRule => roleAt('case-handler', unit);

/** A supervisor whose unit is the named one or an ancestor of it. */
export const above = (unit: NamedUnit): CaseRule => aboveUnit(unit);

/** Whoever works at one of several units. */
export const staffOf = (units: (facts: CaseAccess) => readonly string[] | undefined): CaseRule => staffOfUnits(units);

const byMode =
  (modes: Readonly<Record<string, CaseRule>>, otherwise: CaseRule): CaseRule =>
  (question) =>
    (modes[question.facts.mode ?? ''] ?? otherwise)(question);

const universalCounterAt = (unit: NamedUnit): CaseRule => roleAt<CaseAccess>('universal-counter', unit);

/** 受理, by mode: the counter that received, or the responsible side where the counter only collects (CONTRACT §8). */
export const acceptance: CaseRule = byMode(
  {
    fixed: anyOf(deskOf(receiving), handlerOf(responsible)),
    'collect-and-forward': handlerOf(responsible),
    online: handlerOf(responsible),
    joint: anyOf(deskOf(receiving), handlerOf(responsible)),
  },
  deskOf(receiving),
);

/** Where the counter can no longer see to it, whoever holds the case: nothing lies with a unit that may not go on with it. */
export const acceptanceOrItsHolder: CaseRule = anyOf(acceptance, handlerOf(acceptanceOwedBy));

/** 补正告知: whoever holds the case, and the handler of the responsible unit wherever it lies (rules §1.3, CONTRACT §8). */
export const correction: CaseRule = anyOf(deskOf(receiving), handlerOf(holder), handlerOf(responsible));

/** What residents bring is taken where it was received, where the case lies, and by who decides it. */
export const takesMaterials: CaseRule = anyOf(
  deskOf(receiving),
  deskOf(holder),
  handlerOf(responsible),
  handlerOf(holder),
);

/** The responsible unit; in decide-anywhere the counter, in the authority's name. */
export const decision: CaseRule = byMode(
  { 'decide-anywhere': anyOf(universalCounterAt(receiving), handlerOf(receiving)) },
  handlerOf(responsible),
);

/** Whoever was rated, and whoever is above (rules §4: 谁办理、谁负责). */
export const whoeverWasRated: CaseRule = anyOf(
  deskOf(receiving),
  handlerOf(receiving),
  handlerOf(responsible),
  above(receiving),
  above(responsible),
);

/** The facts as they would be if everything of a case were at the asker's own unit: what a role may do at all. */
export function factsAtOwnUnit({ unit }: Asker): CaseAccess {
  return {
    ...{ receivingUnit: unit, homeUnit: unit, responsibleUnit: unit, handlerUnit: unit, deliverToUnit: unit },
    ...{ coHandlingUnits: [unit], orderedUnits: [unit], papersAt: [unit], papersTo: [unit] },
  };
}
