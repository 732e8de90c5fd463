import {
  identityKey,
  maskAddress,
  maskIdentityNumber,
  maskName,
  maskPhone,
  parseIdentityNumber,
  parsePhone,
  type IdentityType,
  type MaskedResident,
  type Person,
  type ResidentFacts,
} from './domain/index.js';

/** A resident's row holds three sealed parts: all of it, what decisions may know, what everybody may see. */
export const PARTS = ['person', 'facts', 'masked'] as const;
export type Part = (typeof PARTS)[number];

/** The parts of a person as they are sealed. Facts and masked forms stand apart, so that who needs them alone opens no more. */
export function partsOf(person: Person): Readonly<Record<Part, object>> {
  const { name, idType, idNumber, guardian, phone, address, diedOn, birthDate } = person;
  const { householdUnit, residenceUnit, insuredUnit } = person;
  const units = { householdUnit, residenceUnit, insuredUnit };
  return {
    person: { name, idType, idNumber, guardian, phone, address },
    facts: { birthDate, diedOn, ...units },
    masked: {
      name: maskName(name),
      idType,
      identityNumber: idNumber && maskIdentityNumber(idNumber),
      guardian,
      phone: phone && maskPhone(parsePhone(phone)?.number ?? phone),
      address: address && maskAddress(address),
      diedOn,
      ...units,
    },
  };
}

/** What was sealed before documents had types: cards alone, and nobody who had died. */
interface EarlierPerson {
  readonly identityNumber?: string;
  readonly idType?: IdentityType;
}
type SealedPerson = Omit<Person, 'birthDate' | 'diedOn' | 'householdUnit' | 'residenceUnit' | 'insuredUnit'> &
  EarlierPerson;
type SealedFacts = Omit<ResidentFacts, 'residentId'>;

export function personOf(parts: { readonly person: object; readonly facts: object }): Person {
  const { identityNumber, ...person } = parts.person as SealedPerson;
  const facts = parts.facts as SealedFacts;
  const idNumber = person.idNumber ?? identityNumber ?? null;
  return {
    ...person,
    ...facts,
    idNumber,
    idType: person.idType ?? cardTypeOf(identityNumber),
    guardian: person.guardian ?? null,
    diedOn: facts.diedOn ?? null,
  };
}

export function maskedOf(masked: object): Omit<MaskedResident, 'residentId' | 'revision'> {
  const shown = masked as Omit<MaskedResident, 'residentId' | 'revision'>;
  return {
    ...shown,
    idType: shown.idType ?? cardTypeOfMasked(shown),
    guardian: shown.guardian ?? null,
    diedOn: shown.diedOn ?? null,
  };
}

/** What the blind index holds for a person. */
export function identityKeyOf(person: Person): string {
  return identityKey(person, person.name);
}

/** The numbers under which a phone is found. A phone that was kept before it was judged more strictly is found as it is. */
export function phoneKeysOf({ phone }: Pick<Person, 'phone'>): readonly string[] {
  return phone === null ? [] : (parsePhone(phone)?.keys ?? [phone]);
}

function cardTypeOf(number: string | undefined): IdentityType {
  const card = parseIdentityNumber(number ?? '', '9999-12-31');
  return 'error' in card ? 'resident' : card.type;
}

/** Its first three digits are shown: 81 to 83 are Hong Kong, Macao and Taiwan, 9 and letters are foreigners. */
function cardTypeOfMasked({ identityNumber }: { readonly identityNumber: string | null }): IdentityType {
  if (/^8[123]0/.test(identityNumber ?? '')) return 'residence-permit';
  return /^[9A-Z]/.test(identityNumber ?? '') ? 'permanent-residence' : 'resident';
}
