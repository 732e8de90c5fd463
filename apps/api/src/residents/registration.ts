import { localDateOf, type Instant } from '#libs/clocks/domain';
import type { RegionTree } from '#libs/region/domain';
import { normalisePhone, parseIdentityNumber } from '#libs/residents/domain';
import type { Person } from '#libs/residents';
import { fieldFault, Problem, type FieldFault } from '../http/problem.js';
import type { RegisterBody, SearchBody } from './resident-dto.js';

interface Place {
  readonly region: string;
  readonly timezone: string;
  readonly tree: RegionTree;
  readonly now: Instant;
}

/** The person that a registration speaks of, numbers checked and normalised. Throws a Problem that names each bad field. */
export function personOf(body: RegisterBody, place: Place): Person {
  const number = parseIdentityNumber(body.identityNumber, localDateOf(place.now, place.timezone));
  const phone = body.phone ? normalisePhone(body.phone) : null;
  const faults: FieldFault[] = [
    ...('error' in number ? [fieldFault('/identityNumber', 'identity-number')] : []),
    ...(body.phone && phone === null ? [fieldFault('/phone', 'phone')] : []),
    ...(isHousehold(body.householdUnit, place) ? [] : [fieldFault('/householdUnit', 'unit')]),
    ...(isCommunity(body.residenceUnit, place) ? [] : [fieldFault('/residenceUnit', 'unit')]),
    ...(!body.insuredUnit || isCommunity(body.insuredUnit, place) ? [] : [fieldFault('/insuredUnit', 'unit')]),
  ];
  if (faults.length > 0 || 'error' in number) throw new Problem('invalid-body', { faults });
  return {
    name: body.name.trim(),
    identityNumber: number.normalised,
    birthDate: number.birthDate,
    phone,
    address: body.address?.trim() ?? null,
    householdUnit: body.householdUnit,
    residenceUnit: body.residenceUnit,
    insuredUnit: body.insuredUnit ?? null,
  };
}

/** What a search asks for: exactly one of the two. Throws a Problem. */
export function wantedOf(
  { identityNumber, phone }: SearchBody,
  { now, timezone }: Place,
): { identityNumber: string } | { phone: string } {
  if (Boolean(identityNumber) === Boolean(phone))
    throw new Problem('invalid-body', { faults: [fieldFault('', 'either', { values: 'identityNumber, phone' })] });
  if (identityNumber) {
    const number = parseIdentityNumber(identityNumber, localDateOf(now, timezone));
    if ('error' in number)
      throw new Problem('invalid-body', { faults: [fieldFault('/identityNumber', 'identity-number')] });
    return { identityNumber: number.normalised };
  }
  const normalised = normalisePhone(phone ?? '');
  if (normalised === null) throw new Problem('invalid-body', { faults: [fieldFault('/phone', 'phone')] });
  return { phone: normalised };
}

function isCommunity(code: string, { tree, region }: Place): boolean {
  return tree.unit(code)?.kind === 'community' && tree.regionOf(code)?.code === region;
}

const DIVISION = /^\d{6}(?:\d{3}){0,2}$/;

/** A community of the region, or the code of a division of another city: only the four digits of ours are ours to know. */
function isHousehold(code: string, place: Place): boolean {
  if (isCommunity(code, place)) return true;
  return DIVISION.test(code) && !code.startsWith(place.region.slice(0, 4));
}
