import type { LocalDate } from '#libs/clocks/domain';
import type { RegionTree } from '#libs/region/domain';
import type { ResidentFacts } from '#libs/residents/domain';
import { failure, type RuleFailure } from './failure.js';
import type { ItemEligibility, ServiceItem } from './service-item.js';

/** Completed years of life on a date: a year is complete on the birthday; born on 29 February, on 1 March of a common year. */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * Whether the resident meets the item's conditions on the date of receipt (of the region). Null if so. An item that asks for an age or a
 * household needs a resident: without one the failure is `unknown-resident`; with an unknown birth date it is `not-eligible`.
 */
export function eligibilityOf(
  item: ServiceItem,
  resident: Pick<ResidentFacts, 'birthDate' | 'householdUnit'> | null,
  dateOfReceipt: LocalDate,
  region: string,
  tree: RegionTree,
): RuleFailure | null {
  const { minAge, maxAge, householdInRegion } = item.eligibility;
  const asksForAge = minAge !== undefined || maxAge !== undefined;
  if (!asksForAge && !householdInRegion) return null;
  if (!resident) return failure('unknown-resident', { item: item.code }, { field: '/residentId' });
  if (householdInRegion && (resident.householdUnit === null || tree.regionOf(resident.householdUnit)?.code !== region))
    return failure('household-outside', { item: item.code });
  if (!asksForAge) return null;
  if (!resident.birthDate) return failure('not-eligible', { item: item.code });
  const age = ageOn(resident.birthDate, dateOfReceipt);
  return age >= (minAge ?? 0) && age <= (maxAge ?? Infinity)
    ? null
    : failure('age-not-met', { item: item.code, bounds: boundsOf(item.eligibility) });
}

function boundsOf({ minAge, maxAge }: ItemEligibility): string {
  if (minAge === undefined) return `≤ ${maxAge}`;
  return maxAge === undefined ? `≥ ${minAge}` : `${minAge}–${maxAge}`;
}
