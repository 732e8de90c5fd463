import { isCalendarDate, type LocalDate } from '#libs/clocks/domain';
import {
  agreesWithOldCard,
  EARLIEST_BIRTH,
  normaliseIdentityNumber,
  parseIdentityNumber,
  type IdentityNumberError,
} from './identity-number.js';
import { nameKey } from './name.js';

/**
 * By what somebody is known (rules §5.2): 居民身份证, 港澳台居民居住证, 外国人永久居留身份证, 护照; or by nothing yet, as a newborn, for whom a guardian
 * stands.
 */
export const IDENTITY_TYPES = ['resident', 'residence-permit', 'permanent-residence', 'passport', 'none'] as const;
export type IdentityType = (typeof IDENTITY_TYPES)[number];

/** What a desk says of a document. */
export interface IdentitySaid {
  readonly identityNumber?: string | null | undefined;
  readonly idType?: IdentityType | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly birthDate?: LocalDate | null | undefined;
  /** Id of the resident who stands for a child without a document. */
  readonly guardian?: string | null | undefined;
}

export interface Identity {
  readonly idType: IdentityType;
  /** Normalised; null where there is no document. */
  readonly idNumber: string | null;
  readonly birthDate: LocalDate | null;
  readonly guardian: string | null;
}

/** What the blind index holds: the number of a card as it is, everything else with its kind before it. Twins have one guardian and one birth date. */
export function identityKey({ idType, idNumber, birthDate, guardian }: Identity, name: string): string {
  if (idType === 'none') return `none|${guardian ?? ''}|${birthDate ?? ''}|${nameKey(name)}`;
  return idType === 'passport' ? `passport|${idNumber ?? ''}` : (idNumber ?? '');
}

export type IdentityField = 'identityNumber' | 'idType' | 'idNumber' | 'birthDate' | 'guardian';
export type IdentityRule =
  | IdentityNumberError
  | 'required'
  | 'not-beside-identity-number'
  | 'not-of-this-type'
  | 'not-without-document'
  | 'not-of-the-document'
  | 'no-passport'
  | 'of-age';

/** Which field of a document is wrong, and why. */
export interface IdentityFault {
  readonly field: IdentityField;
  readonly fault: IdentityRule;
}

export type IdentityRead = Identity | { readonly faults: readonly IdentityFault[] };

/** ICAO Doc 9303 has nine places; some countries write more on paper. */
const PASSPORT = /^(?=.*\d)[A-Z0-9]{5,15}$/;
/** Who is of age has papers, or gets them first (民法典 17). */
const OF_AGE_YEARS = 18;

/**
 * Reads a document: `identityNumber` alone is any card of GB 11643, with `idType` the number of that document, as `idNumber` is. A birth date that
 * is said must be that of the number; of a passport it may be unknown; who has no document is a child, with a birth date and a guardian.
 * @param today - date of the region; a later birth date is refused
 */
export function readIdentity(said: IdentitySaid, today: LocalDate): IdentityRead {
  const { identityNumber, idNumber } = said;
  const birth = said.birthDate ? birthFault(said.birthDate, today) : null;
  if (birth) return fault('birthDate', birth);
  if (identityNumber && idNumber) return fault('idNumber', 'not-beside-identity-number');
  const field = identityNumber ? 'identityNumber' : 'idNumber';
  const number = identityNumber ?? idNumber ?? '';
  switch (said.idType) {
    case undefined:
    case null:
      if (idNumber) return fault('idType', 'required');
      return byCard(said, { field: 'identityNumber', number, today });
    case 'resident':
    case 'residence-permit':
    case 'permanent-residence':
      return byCard(said, { field, number, today });
    case 'passport':
      return byPassport(said, field, number);
    case 'none':
      return withoutDocument(said, field, number, today);
    default:
      return said.idType satisfies never;
  }
}

/** Whether somebody must have a household place (户籍地): who has a resident card. Everybody else lives outside the household register, or not yet in it. */
export function needsHousehold(idType: IdentityType): boolean {
  return idType === 'resident';
}

function byCard(
  { idType, birthDate, guardian }: IdentitySaid,
  { field, number, today }: { readonly field: IdentityField; readonly number: string; readonly today: LocalDate },
): IdentityRead {
  if (number === '') return fault(field, 'required');
  if (guardian) return fault('guardian', 'not-of-the-document');
  const card = parseIdentityNumber(number, today);
  if ('error' in card) return fault(field, card.error);
  if (idType && card.type !== idType) return fault(field, 'not-of-this-type');
  const known = birthDate ?? card.birthDate;
  const agrees =
    card.birthDate === null ? !known || agreesWithOldCard(card.normalised, known) : known === card.birthDate;
  if (!agrees) return fault('birthDate', 'not-of-the-document');
  return { idType: card.type, idNumber: card.normalised, birthDate: known, guardian: null };
}

function byPassport({ birthDate, guardian }: IdentitySaid, field: IdentityField, said: string): IdentityRead {
  if (said === '') return fault(field, 'required');
  const number = normaliseIdentityNumber(said);
  if (!PASSPORT.test(number)) return fault(field, 'no-passport');
  return { idType: 'passport', idNumber: number, birthDate: birthDate ?? null, guardian: guardian ?? null };
}

function withoutDocument(
  { birthDate, guardian }: IdentitySaid,
  field: IdentityField,
  number: string,
  today: LocalDate,
): IdentityRead {
  if (number !== '') return fault(field, 'not-without-document');
  if (!birthDate) return fault('birthDate', 'required');
  if (!guardian) return fault('guardian', 'required');
  if (yearsLater(birthDate, OF_AGE_YEARS) <= today) return fault('birthDate', 'of-age');
  return { idType: 'none', idNumber: null, birthDate, guardian };
}

function birthFault(birthDate: string, today: LocalDate): 'birth-date' | 'birth-in-future' | null {
  if (!isCalendarDate(birthDate) || birthDate < EARLIEST_BIRTH) return 'birth-date';
  return birthDate > today ? 'birth-in-future' : null;
}

/** For comparing dates alone: of 29 February a day that need not exist. */
function yearsLater(date: LocalDate, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

function fault(field: IdentityField, rule: IdentityRule): { readonly faults: readonly IdentityFault[] } {
  return { faults: [{ field, fault: rule }] };
}
