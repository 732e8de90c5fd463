import type { RegionTree, Unit } from '#libs/region/domain';
import type { ResidentFacts } from '#libs/residents/domain';
import { failure, type RuleFailure } from './failure.js';
import type { ItemMode, ResponsiblePlace, ServiceItem } from './service-item.js';

/** The modes of a case: those of items without guide-only, which is handled in person at the responsible unit, `fixed`. */
export type HandlingMode = Exclude<ItemMode, 'guide-only'>;

/** What a request says of where it belongs. Units are codes. */
export interface RequestPlace {
  readonly resident: Pick<ResidentFacts, 'householdUnit' | 'residenceUnit' | 'insuredUnit'> | null;
  readonly receivingUnit: string;
  /** `place` of the request: a community of the receiving unit's region. */
  readonly place?: string;
}

const TOLD_BY_THE_RESIDENT: ReadonlySet<ResponsiblePlace> = new Set([
  'insured',
  'incident',
  'employer',
  'chosen',
  'registry',
]);

/**
 * The unit that the item's `responsible.place` points to (rules §2.3, §9). `place` of the request wins over the record for insured, incident,
 * employer, chosen and registry; where there is no resident, and so no record, it stands for any. Fails with `place-needed` (neither of both),
 * `unknown-unit` (no community of this region) and `household-outside` (the authority of the household is not of this region).
 */
export function placeOf(item: ServiceItem, request: RequestPlace, tree: RegionTree): string | RuleFailure {
  const { resident, receivingUnit, place } = request;
  const kind = item.responsible.place;
  if (place !== undefined && !isCommunityBeside(place, receivingUnit, tree))
    return failure('unknown-unit', { code: place }, { field: '/place' });
  if (kind === 'receiving') return receivingUnit;
  if (place !== undefined && (resident === null || TOLD_BY_THE_RESIDENT.has(kind))) return place;
  if (resident === null) return failure('place-needed', { item: item.code, place: kind }, { field: '/place' });
  const recorded = recordedPlace(kind, resident);
  if (recorded === null) return withoutHousehold(item);
  if (inSameRegion(recorded, receivingUnit, tree)) return recorded;
  return kind === 'household' || kind === 'registry'
    ? failure('household-outside', { item: item.code })
    : failure('unknown-unit', { code: recorded });
}

function recordedPlace(
  kind: Exclude<ResponsiblePlace, 'receiving'>,
  resident: NonNullable<RequestPlace['resident']>,
): string | null {
  switch (kind) {
    case 'household':
    case 'registry':
      return resident.householdUnit;
    case 'insured':
      return resident.insuredUnit ?? resident.residenceUnit;
    case 'residence':
    case 'incident':
    case 'employer':
    case 'chosen':
    case 'home-community':
      return resident.residenceUnit;
    default:
      return kind satisfies never;
  }
}

/** Who is in no household register: of a matter of the household there is no authority here; a registry may be named. */
function withoutHousehold(item: ServiceItem): RuleFailure {
  return item.responsible.place === 'household'
    ? failure('household-outside', { item: item.code })
    : failure('place-needed', { item: item.code, place: item.responsible.place }, { field: '/place' });
}

/** Whose rule it is: the ancestor of the place at the item's level, and its department there (rules §9). */
export function unitByRule(item: ServiceItem, place: string, tree: RegionTree): string {
  const division = divisionAt(place, item.responsible.level, tree);
  if (!division) return tree.standingFor(place);
  const letters = item.responsible.department;
  const unit = (letters === null ? null : tree.departmentOf(division.code, letters)?.code) ?? division.code;
  return tree.standingFor(unit);
}

/** In decide-anywhere, and there alone, the receiving unit itself is responsible: it decides in the authority's name (rules §9). */
export function responsibleUnitOf(
  item: ServiceItem,
  mode: HandlingMode,
  place: string,
  receivingUnit: string,
  tree: RegionTree,
): string {
  return mode === 'decide-anywhere' ? receivingUnit : unitByRule(item, place, tree);
}

/**
 * The leaf of the boards whose resident's matter it is: by household for items of the household, the place found for insured, chosen and
 * home-community, else by residence; without a resident, or where the record names no unit of this region, the receiving unit's leaf.
 */
export function homeUnitOf(item: ServiceItem, request: RequestPlace, placeFound: string, tree: RegionTree): string {
  const { resident, receivingUnit } = request;
  const home = resident ? homeOf(item.responsible.place, resident, placeFound) : receivingUnit;
  const leaf = inSameRegion(home, receivingUnit, tree) ? tree.leafOf(home) : tree.leafOf(receivingUnit);
  return leaf ?? receivingUnit;
}

function homeOf(kind: ResponsiblePlace, resident: NonNullable<RequestPlace['resident']>, placeFound: string): string {
  if (kind === 'household') return resident.householdUnit ?? resident.residenceUnit;
  const isThePlace = kind === 'insured' || kind === 'chosen' || kind === 'home-community';
  return isThePlace ? placeFound : resident.residenceUnit;
}

/** A responsible unit that somebody names instead of the one that the rule finds. */
export interface Override {
  readonly asked: string;
  /** What the rule finds; null where it finds nothing, because the record points out of the region. */
  readonly found: string | null;
  readonly receivingUnit: string;
}

/**
 * Whether the unit asked for may be responsible: of the level and the department that the rule asks for, and not the receiving unit unless the
 * rule finds it. Null if it may.
 */
export function mayOverrideResponsible(item: ServiceItem, override: Override, tree: RegionTree): RuleFailure | null {
  const { asked, found, receivingUnit } = override;
  const unit = tree.unit(asked);
  if (!unit || !inSameRegion(asked, receivingUnit, tree))
    return failure('unknown-unit', { code: asked }, { field: '/responsibleUnit' });
  if (asked === found) return null;
  if (asked === receivingUnit) return failure('override-to-receiver', { unit: asked, found: found ?? '' });
  const { level, department } = item.responsible;
  const wanted = found === null ? { level, letters: department } : rankOf(found, tree);
  const has = rankOf(asked, tree);
  return wanted.level === has.level && wanted.letters === has.letters && !tree.hasEnded(asked)
    ? null
    : failure('override-not-fitting', { item: item.code, unit: asked, level, department: department ?? '' });
}

/** The level of a unit's division, and the letters of a department. */
function rankOf(code: string, tree: RegionTree): { level: string | null; letters: string | null } {
  const division = tree.divisionOf(code);
  const letters = division && division.code !== code ? code.slice(division.code.length + 1) : null;
  return { level: division?.kind ?? null, letters };
}

const LEVELS_UPWARDS = ['community', 'street', 'district', 'city'] as const;

/** The ancestor at a level; where a foreign region has no such level the next above, at last its root. */
export function divisionAt(code: string, level: (typeof LEVELS_UPWARDS)[number], tree: RegionTree): Unit | null {
  for (const each of LEVELS_UPWARDS.slice(LEVELS_UPWARDS.indexOf(level))) {
    const found = tree.ancestorAt(code, each);
    if (found) return found;
  }
  return tree.regionOf(code);
}

function inSameRegion(code: string, other: string, tree: RegionTree): boolean {
  const region = tree.regionOf(code);
  return region !== null && region.code === tree.regionOf(other)?.code;
}

function isCommunityBeside(code: string, receivingUnit: string, tree: RegionTree): boolean {
  return tree.unit(code)?.kind === 'community' && !tree.hasEnded(code) && inSameRegion(code, receivingUnit, tree);
}
