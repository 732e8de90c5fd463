import { normaliseName, type IdentitySaid, type Person, type ResidentCommand } from '#libs/residents/domain';
import { fieldFault, type FieldFault } from '../http/problem.js';
import {
  communityFaults,
  contactFaults,
  guardianOf,
  invalid,
  nameFaults,
  placeFaults,
  said,
  todayAt,
  type Place,
} from './registration.js';
import type { CorrectResidentBody, RecordDeathBody, MoveResidentBody } from './resident-dto.js';

const IDENTITY_FIELDS = ['identityNumber', 'idType', 'idNumber', 'birthDate', 'guardian'] as const;

/** The correction that a body asks for: what is left out stays, null takes a value away. Throws a Problem that names each bad field. */
export function correctionOf(body: CorrectResidentBody, place: Place): ResidentCommand {
  const faults = correctionFaults(body, place);
  if (faults.length > 0) throw invalid(...faults);
  const changes: Partial<Person> = {
    ...(body.name ? { name: normaliseName(body.name) } : {}),
    ...(body.phone === undefined ? {} : { phone: said(body.phone) }),
    ...(body.address === undefined ? {} : { address: said(body.address) }),
    ...(body.householdUnit === undefined ? {} : { householdUnit: body.householdUnit }),
    ...(body.residenceUnit ? { residenceUnit: body.residenceUnit } : {}),
    ...(body.insuredUnit === undefined ? {} : { insuredUnit: body.insuredUnit }),
    ...(body.diedOn === undefined ? {} : { diedOn: body.diedOn }),
  };
  const { reason } = body;
  return { act: 'correct', payload: { changes, document: documentSaid(body), reason: reason.trim() } };
}

export function moveOf(body: MoveResidentBody, place: Place): ResidentCommand {
  const { householdUnit, residenceUnit, from, reason } = body;
  const faults = [
    ...(householdUnit || residenceUnit
      ? []
      : [fieldFault('', 'something', { values: 'householdUnit, residenceUnit' })]),
    ...(householdUnit ? placeFaults(householdUnit, place) : []),
    ...(residenceUnit ? communityFaults('residenceUnit', residenceUnit, place) : []),
    ...futureFaults('from', from, place),
  ];
  if (faults.length > 0) throw invalid(...faults);
  const changes = { ...(householdUnit ? { householdUnit } : {}), ...(residenceUnit ? { residenceUnit } : {}) };
  return { act: 'move', payload: { changes, from, reason: reason.trim() } };
}

export function deathOf({ on, reason }: RecordDeathBody, place: Place): ResidentCommand {
  const faults = futureFaults('on', on, place);
  if (faults.length > 0) throw invalid(...faults);
  return { act: 'record-death', payload: { on, reason: reason.trim() } };
}

function correctionFaults(body: CorrectResidentBody, place: Place): FieldFault[] {
  const says = Object.entries(body).some(([name, value]) => name !== 'reason' && value !== undefined);
  if (!says) return [fieldFault('', 'something', { values: 'name, phone, address, …' })];
  return [
    ...(body.name === null ? [fieldFault('/name', 'required')] : []),
    ...(body.name ? nameFaults(body.name) : []),
    ...contactFaults(body, place),
    ...(body.householdUnit ? placeFaults(body.householdUnit, place) : []),
    ...(body.residenceUnit === null ? [fieldFault('/residenceUnit', 'required')] : []),
    ...(body.residenceUnit ? communityFaults('residenceUnit', body.residenceUnit, place) : []),
    ...(body.diedOn ? futureFaults('diedOn', body.diedOn, place) : []),
  ];
}

/** What is said of the document; null where nothing is. */
function documentSaid(body: CorrectResidentBody): IdentitySaid | null {
  const named = IDENTITY_FIELDS.filter((name) => body[name] !== undefined);
  if (named.length === 0) return null;
  return Object.fromEntries(named.map((name) => [name, name === 'guardian' ? guardianOf(body.guardian) : body[name]]));
}

function futureFaults(field: string, date: string, place: Place): FieldFault[] {
  return date > todayAt(place) ? [fieldFault(`/${field}`, 'date-in-future')] : [];
}
