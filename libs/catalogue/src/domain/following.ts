import type { RegionTree } from '#libs/region/domain';

interface Places {
  readonly householdUnit: string | null;
  readonly residenceUnit: string;
  readonly insuredUnit: string | null;
}

/** A resident's places as they are today: where a unit has ended, the one that took over. What is recorded stays as it was said. */
export function followingUnits<T extends Places>(resident: T, tree: RegionTree): T {
  const { householdUnit, residenceUnit, insuredUnit } = resident;
  return {
    ...resident,
    householdUnit: householdUnit && tree.standingFor(householdUnit),
    residenceUnit: tree.standingFor(residenceUnit),
    insuredUnit: insuredUnit && tree.standingFor(insuredUnit),
  };
}
