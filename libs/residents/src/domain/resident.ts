import type { LocalDate } from '#libs/clocks/domain';

/** What a decision may know of a resident. The birth date never leaves `decide`: no event and no read model holds it. */
export interface ResidentFacts {
  readonly residentId: string;
  readonly birthDate: LocalDate | null;
  /** Codes of communities; a household outside the region keeps the code it was registered with. */
  readonly householdUnit: string;
  readonly residenceUnit: string;
  readonly insuredUnit: string | null;
}

/** What people see of a resident (rules §8): 王*, 210***********1234, 138****8000, the address down to the community. */
export interface MaskedResident {
  readonly residentId: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly householdUnit: string;
  readonly residenceUnit: string;
  readonly insuredUnit: string | null;
}
