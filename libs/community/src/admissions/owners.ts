import type { LocalDate } from '#libs/clocks/domain';
import { above, anyOf, roleAt, type Rule } from '#libs/kernel/domain';
import type { RegionTree } from '#libs/region/domain';

/** Who owns the lists, by date (rules-community §15.0): 民政 until the 社会工作部 took 城乡社区治理 over. */
export const LIST_OWNERS: readonly {
  readonly letters: string;
  readonly name: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}[] = [
  { letters: 'MZ', name: '民政部门', from: null, to: '2023-12-31' },
  { letters: 'SW', name: '党委社会工作部', from: '2024-01-01', to: null },
];

/** The owner of the lists of a division on a date: its department, or, where that is no unit yet, the division itself. */
export function listOwner(
  division: string,
  date: LocalDate,
  tree: RegionTree,
): { readonly unit: string; readonly name: string } {
  const owner = LIST_OWNERS.find(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));
  const unit = owner && tree.departmentOf(division, owner.letters);
  return { unit: unit?.code ?? division, name: owner?.name ?? '' };
}

/** Whose list something is on: the division for which it is admitted, and the department that owns its lists. */
export interface OfAList {
  readonly scope?: string;
  readonly owner?: string;
}

/** The owner's own staff, the government of the division, and whoever manages the region's catalogue. */
export const listOwners: Rule<OfAList> = anyOf<OfAList>(
  roleAt('supervisor', ({ owner }) => owner),
  roleAt('case-handler', ({ owner }) => owner),
  above(({ scope }) => scope),
  ({ asker, facts, tree }) =>
    asker.role === 'catalogue-manager' &&
    facts.scope !== undefined &&
    tree.isWithin(facts.scope, tree.divisionOf(asker.unit)?.code ?? ''),
);
