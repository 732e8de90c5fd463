import { divisionAt } from '#libs/catalogue/domain';
import type { RegionTree } from '#libs/region/domain';
import type { CaseContext } from '../context.js';
import type { CoHandlingRole } from '../events-moves.js';
import { refuse } from '../refusal.js';
import type { KnownCase } from '../state.js';
import { exceptImport, type Guard } from './guard.js';

/**
 * The units that the item's `via` means for this case (rules §9): the community, the street or a department of the district round whose resident's
 * matter it is. A level that lies outside what the responsible unit works for is nobody.
 */
export function examinersOf(state: KnownCase, { item, tree }: Pick<CaseContext, 'item' | 'tree'>): readonly string[] {
  const within = tree.divisionOf(state.responsibleUnit)?.code ?? state.responsibleUnit;
  const home = tree.isWithin(state.home.unit, within) ? state.home.unit : state.responsibleUnit;
  return (item?.item.via ?? []).flatMap((level) => {
    const unit = unitAt(level, home, tree);
    return unit !== null && unit !== state.responsibleUnit && tree.isWithin(unit, within) ? [unit] : [];
  });
}

const LEVELS = ['community', 'street', 'district', 'city'] as const;

/** `street`, or `district:CL` for a department of that level. */
function unitAt(via: string, place: string, tree: RegionTree): string | null {
  const [name, letters] = via.split(':');
  const level = LEVELS.find((each) => each === name);
  const division = level && divisionAt(place, level, tree);
  if (!division || division.kind !== level) return null;
  return letters === undefined ? division.code : (tree.departmentOf(division.code, letters)?.code ?? null);
}

/** Examiners of the item who have not answered yet, asked or not. */
export function notExamined(state: KnownCase, context: Pick<CaseContext, 'item' | 'tree'>): readonly string[] {
  const answered = state.coHandlings.filter(({ answeredAt }) => answeredAt !== null).map(({ unit }) => unit);
  return examinersOf(state, context).filter((unit) => !answered.includes(unit));
}

/** What a unit is asked for: an examination of the item's own, help from another district (人户分离, rules §2.3), or any other part. */
export function roleOf(unit: string, state: KnownCase, context: CaseContext): CoHandlingRole {
  if (examinersOf(state, context).includes(unit)) return 'examination';
  const { tree } = context;
  return tree.districtOf(unit) === tree.districtOf(state.responsibleUnit) ? 'part' : 'assistance';
}

/** A decision without the examiners' answer is allowed, unless the item forbids it (CONTRACT §2). */
export const examinedWhereRequired: Guard = exceptImport((state, context) => {
  if (context.item?.item.examinationRequired !== true) return null;
  const [unit, ...more] = notExamined(state, context);
  return unit === undefined ? null : refuse('examination-required', { unit, count: String(more.length + 1) });
});
