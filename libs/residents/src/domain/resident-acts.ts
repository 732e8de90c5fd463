import type { LocalDate } from '#libs/clocks/domain';
import { differingFields } from './differs.js';
import type { ResidentChanged } from './events.js';
import { needsHousehold } from './identity-document.js';
import type { ResidentRefusal, ResidentRefusalCode } from './resident-refusals.js';
import { RESIDENT_FIELDS, type Person, type ResidentField } from './resident.js';
import { plain } from '#libs/kernel/domain';

export const RESIDENT_ACTS = ['correct', 'move', 'record-death'] as const;
export type ResidentAct = (typeof RESIDENT_ACTS)[number];

/** An act on a resident's record. What is not to change is left out; null takes a value away. */
export type ResidentCommand =
  | { readonly act: 'correct'; readonly changes: Partial<Person>; readonly reason: string }
  | {
      readonly act: 'move';
      readonly changes: Partial<Pick<Person, 'householdUnit' | 'residenceUnit'>>;
      readonly from: LocalDate;
      readonly reason: string;
    }
  | { readonly act: 'record-death'; readonly on: LocalDate; readonly reason: string };

/** The values before and after, as an event keeps them: sealed. */
export interface ResidentChange {
  readonly before: Partial<Person>;
  readonly after: Partial<Person>;
}

/** What an act makes happen to a resident's record, or why it may not. */
export function decideResident(
  command: ResidentCommand,
  person: Person,
  region: string,
): ResidentChanged | ResidentRefusal {
  const forbidden = actForbidden(command, person);
  if (forbidden) return { refused: forbidden };
  const change = changeOf(person, changesOf(command));
  const fields = RESIDENT_FIELDS.filter((field) => field in change.after);
  if (fields.length === 0) return { refused: 'nothing-differs' };
  const data = { region, fields, change: plain(JSON.stringify(change)), reason: plain(command.reason) };
  switch (command.act) {
    case 'correct':
      return { type: 'ResidentCorrected', data };
    case 'move':
      return { type: 'ResidentMoved', data: { ...data, from: command.from } };
    case 'record-death':
      return { type: 'ResidentDied', data };
    default:
      return command satisfies never;
  }
}

/** The record after a change. */
export function changedPerson(person: Person, { after }: ResidentChange): Person {
  return { ...person, ...after };
}

/** What may be done to the record now, by the rules that decide. */
export function allowedResidentActs(person: Pick<Person, 'diedOn'>): readonly ResidentAct[] {
  return person.diedOn === null ? RESIDENT_ACTS : ['correct'];
}

function actForbidden(command: ResidentCommand, person: Person): ResidentRefusalCode | null {
  if (!allowedResidentActs(person).includes(command.act)) return 'resident-has-died';
  const after: Person = { ...person, ...changesOf(command) };
  if (after.diedOn !== null && after.birthDate !== null && after.diedOn < after.birthDate) return 'died-before-birth';
  return after.householdUnit === null && needsHousehold(after.idType) ? 'household-needed' : null;
}

function changesOf(command: ResidentCommand): Partial<Person> {
  return command.act === 'record-death' ? { diedOn: command.on } : command.changes;
}

/** Only what really changes: a value that is taken away, or one that is said otherwise than before. */
function changeOf(person: Person, changes: Partial<Person>): ResidentChange {
  const said = new Set<ResidentField>(differingFields(person, changes));
  const fields = RESIDENT_FIELDS.filter(
    (field) => said.has(field) || (changes[field] === null && person[field] !== null),
  );
  const valuesOf = (of: Partial<Person>): Partial<Person> =>
    Object.fromEntries(fields.map((field) => [field, of[field] ?? null]));
  return { before: valuesOf(person), after: valuesOf(changes) };
}
