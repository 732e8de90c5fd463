import type { LocalDate } from '#libs/clocks/domain';
import type { IdentityType } from './identity-document.js';

/** What a resident's record holds; `changed` of an event names these. */
export const RESIDENT_FIELDS = [
  'name',
  'idType',
  'idNumber',
  'birthDate',
  'guardian',
  'phone',
  'address',
  'householdUnit',
  'residenceUnit',
  'insuredUnit',
  'diedOn',
] as const;
export type ResidentField = (typeof RESIDENT_FIELDS)[number];

/** A resident in the clear: in the vault, in `decide`, and nowhere else. The identity number is normalised, the phone as it was said. */
export interface Person {
  readonly name: string;
  readonly idType: IdentityType;
  readonly idNumber: string | null;
  readonly birthDate: LocalDate | null;
  readonly guardian: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** Null where somebody is in no household register of the mainland, or not yet. */
  readonly householdUnit: string | null;
  readonly residenceUnit: string;
  readonly insuredUnit: string | null;
  readonly diedOn: LocalDate | null;
}

/** What a decision may know of a resident. The birth date never leaves `decide`: no event and no read model holds it. */
export interface ResidentFacts {
  readonly residentId: string;
  readonly birthDate: LocalDate | null;
  /** Codes of communities; a household outside the region keeps the code it was registered with, who is in no household register has none. */
  readonly householdUnit: string | null;
  readonly residenceUnit: string;
  readonly insuredUnit: string | null;
  /** Left out, or null, while the resident lives. */
  readonly diedOn?: LocalDate | null;
}

/** What people see of a resident (rules §8): 王*, 210***********1234, 138****8000, the address down to the community. */
export interface MaskedResident {
  readonly residentId: string;
  readonly name: string;
  readonly idType: IdentityType;
  /** Null where there is no document. */
  readonly identityNumber: string | null;
  readonly guardian: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly householdUnit: string | null;
  readonly residenceUnit: string;
  readonly insuredUnit: string | null;
  readonly diedOn: LocalDate | null;
  /** Of `resident-{id}`. */
  readonly revision: number;
}
