import { isOpenOn, type RegionTree, type Unit, type UnitKind } from './unit.js';

export interface UnitQuery {
  /** Code of the region's root; units of other regions are never listed. */
  readonly region: string;
  /** Only units directly below this one. */
  readonly parent?: string;
  readonly kind?: UnitKind;
  /** A part of the name, or the beginning of the code. */
  readonly q?: string;
  /** Only units that exist on this date of the region. */
  readonly on?: string;
  /** Code of the last unit of the page before. */
  readonly after?: string;
}

/** The units asked for, in the order of their codes, which never changes: a page goes on after the last code of the one before. */
export function searchUnits(tree: RegionTree, query: UnitQuery): readonly Unit[] {
  const { region, parent, kind, on, after } = query;
  const q = query.q?.trim().toLowerCase();
  const candidates = parent === undefined ? tree.unitsOf(region) : childrenInRegion(tree, parent, region);
  return candidates.filter(
    (unit) =>
      (after === undefined || unit.code > after) &&
      (kind === undefined || unit.kind === kind) &&
      (on === undefined || isOpenOn(unit, on)) &&
      (!q || unit.code.toLowerCase().startsWith(q) || unit.name.toLowerCase().includes(q)),
  );
}

function childrenInRegion(tree: RegionTree, parent: string, region: string): readonly Unit[] {
  return tree.regionOf(parent)?.code === region ? tree.children(parent) : [];
}

/** Code and region of every unit, for a list that is kept outside the log. */
export interface ListedUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly region: string;
}

export function unitList(tree: RegionTree): readonly ListedUnit[] {
  return tree
    .regions()
    .flatMap((root) =>
      tree.unitsOf(root.code).map(({ code, name, kind }) => ({ code, name, kind, region: root.code })),
    );
}
