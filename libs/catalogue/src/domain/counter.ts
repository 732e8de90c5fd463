import type { RegionTree } from '#libs/region/domain';
import { failure, type RuleFailure } from './failure.js';
import { divisionAt, unitByRule, type HandlingMode } from './responsible.js';
import type { ServiceItem } from './service-item.js';

/**
 * The mode of a case: the item's own, or `online` unless somebody must come in person, or `fixed` at a counter of the responsible side.
 * Anything else fails with `mode-not-offered`.
 */
export function modeOf(
  item: ServiceItem,
  asked: HandlingMode | undefined,
  at: { readonly receivingUnit: string; readonly place: string },
  tree: RegionTree,
): HandlingMode | RuleFailure {
  const own = item.mode === 'guide-only' ? 'fixed' : item.mode;
  if (asked === undefined || asked === own) return own;
  const offered =
    (asked === 'online' && !item.inPerson) ||
    (asked === 'fixed' && isAtResponsibleSide(item, at.receivingUnit, at.place, tree));
  return offered ? asked : failure('mode-not-offered', { item: item.code, mode: asked }, { field: '/mode' });
}

/** A counter of the responsible side lies in the division that the responsible unit works for. */
function isAtResponsibleSide(item: ServiceItem, receivingUnit: string, place: string, tree: RegionTree): boolean {
  const division = tree.divisionOf(unitByRule(item, place, tree));
  return division !== null && tree.isWithin(receivingUnit, division.code);
}

/**
 * Whether this counter may take the item at all, whatever mode was asked for (rules §9). Guide-only: nobody but the responsible unit, both must
 * come there in person. Otherwise the counter lies within the item's scope round the place. Null if it may; the failure names the right address.
 */
export function counterMayTake(
  item: ServiceItem,
  receivingUnit: string,
  place: string,
  tree: RegionTree,
): RuleFailure | null {
  const rightAddress = unitByRule(item, place, tree);
  const may =
    item.mode === 'guide-only' ? receivingUnit === rightAddress : isWithinScope(item, receivingUnit, place, tree);
  return may
    ? null
    : failure('not-at-this-counter', { item: item.code, unit: receivingUnit, address: rightAddress }, { rightAddress });
}

/** 须本人到场 (`inPerson`): nobody acts for the applicant, at whatever counter (rules §9, MZ-16–18). Null if this is nobody's agent, or the item takes one. */
export function agentMayAct(item: ServiceItem, hasAgent: boolean, field = '/agent'): RuleFailure | null {
  return item.inPerson && hasAgent ? failure('in-person-only', { item: item.code }, { field }) : null;
}

function isWithinScope(item: ServiceItem, receivingUnit: string, place: string, tree: RegionTree): boolean {
  if (item.scope === 'nation') return true;
  const scope = divisionAt(place, item.scope, tree);
  return scope !== null && tree.isWithin(receivingUnit, scope.code);
}
