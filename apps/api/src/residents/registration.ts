import { localDateOf, type Instant, type LocalDate } from '#libs/clocks/domain';
import type { RegionTree } from '#libs/region/domain';
import {
  IDENTITY_RULES,
  identityKey,
  nameFault,
  needsHousehold,
  normaliseName,
  parsePhone,
  readIdentity,
  type Identity,
  type IdentitySaid,
  type Person,
} from '#libs/residents/domain';
import type { SearchBy } from '#libs/residents';
import { fieldFault, Problem, type FieldFault } from '../http/problem.js';
import type { GuardianSaid, IdentityBody, RegisterBody, SearchBody } from './resident-dto.js';

/** Where and when something is said of a resident. */
export interface Place {
  readonly region: string;
  readonly timezone: string;
  readonly tree: RegionTree;
  readonly now: Instant;
}

/** The person that a registration speaks of, everything checked and normalised. Throws a Problem that names each bad field. */
export function personOf(body: RegisterBody, place: Place): Person {
  const identity = readIdentity(identitySaid(body), todayAt(place));
  const known = 'faults' in identity ? null : identity;
  const faults: FieldFault[] = [
    ...nameFaults(body.name),
    ...identityFaults(identity),
    ...contactFaults(body, place),
    ...householdFaults(body, known, place),
    ...communityFaults('residenceUnit', body.residenceUnit, place),
  ];
  if (faults.length > 0 || known === null) throw new Problem('invalid-body', { faults });
  return {
    ...known,
    name: normaliseName(body.name),
    phone: said(body.phone),
    address: said(body.address),
    householdUnit: body.householdUnit ?? null,
    residenceUnit: body.residenceUnit,
    insuredUnit: body.insuredUnit ?? null,
    diedOn: null,
  };
}

/** What a search asks for: exactly one of document and phone. Throws a Problem. */
export function wantedOf(body: SearchBody, place: Place): SearchBy {
  const { identityNumber, idType, idNumber, phone } = body;
  if (Boolean(identityNumber ?? idNumber ?? idType) === Boolean(phone))
    throw invalid(fieldFault('', 'either', { values: 'identityNumber, phone' }));
  if (phone) {
    const parsed = parsePhone(phone);
    if (!parsed) throw invalid(fieldFault('/phone', 'phone'));
    return { phone: parsed };
  }
  const identity = readIdentity({ identityNumber, idType, idNumber }, todayAt(place));
  if ('faults' in identity) throw invalid(...identityFaults(identity));
  return { identity: identityKey(identity, '') };
}

export function identitySaid({ identityNumber, idType, idNumber, birthDate, guardian }: IdentityBody): IdentitySaid {
  return { identityNumber, idType, idNumber, birthDate, guardian: guardianOf(guardian) };
}

export function guardianOf(guardian: GuardianSaid | null | undefined): string | null {
  return (typeof guardian === 'object' ? guardian?.residentId : guardian) ?? null;
}

/** A text as it is kept: null where nothing was said. */
export function said(text: string | null | undefined): string | null {
  return text?.trim() ?? null;
}

export function todayAt({ now, timezone }: Place): LocalDate {
  return localDateOf(now, timezone);
}

export function invalid(...faults: readonly FieldFault[]): Problem {
  return new Problem('invalid-body', { faults });
}

export function nameFaults(name: string): FieldFault[] {
  const fault = nameFault(name);
  if (fault === 'empty') return [fieldFault('/name', 'required')];
  return fault ? [fieldFault('/name', `name-${fault}`)] : [];
}

export function identityFaults(identity: ReturnType<typeof readIdentity>): FieldFault[] {
  return 'faults' in identity
    ? identity.faults.map(({ field, fault }) => fieldFault(`/${field}`, IDENTITY_RULES[fault]))
    : [];
}

/** What is said beside name and document, as far as it is said. */
export function contactFaults(
  { phone, insuredUnit }: { readonly phone?: string | null; readonly insuredUnit?: string | null },
  place: Place,
): FieldFault[] {
  return [
    ...(phone && parsePhone(phone) === null ? [fieldFault('/phone', 'phone')] : []),
    ...(insuredUnit ? communityFaults('insuredUnit', insuredUnit, place) : []),
  ];
}

function householdFaults({ householdUnit }: RegisterBody, identity: Identity | null, place: Place): FieldFault[] {
  if (householdUnit) return placeFaults(householdUnit, place);
  const isNeeded = identity === null || needsHousehold(identity.idType);
  return isNeeded ? [fieldFault('/householdUnit', 'required')] : [];
}

const DIVISION = /^\d{6}(?:\d{3}){0,2}$/;

/** Of a household: a community of the region, or the code of a division of another city, for only the four digits of ours are ours to know. */
export function placeFaults(code: string, place: Place): FieldFault[] {
  const isElsewhere = DIVISION.test(code) && !code.startsWith(place.region.slice(0, 4));
  return isElsewhere ? [] : communityFaults('householdUnit', code, place);
}

/** A community of the region that people live in today. */
export function communityFaults(field: string, code: string, place: Place): FieldFault[] {
  const { tree, region } = place;
  const unit = tree.unit(code);
  if (unit?.kind !== 'community' || tree.regionOf(code)?.code !== region || unit.from > todayAt(place))
    return [fieldFault(`/${field}`, 'unit')];
  return tree.hasEnded(code) ? [fieldFault(`/${field}`, 'unit-closed', { successor: tree.standingFor(code) })] : [];
}
