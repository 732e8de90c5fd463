/** The levels of a region, from the root down; a department belongs to a city or a district. Towns are streets, villages are communities. */
export type UnitKind = 'city' | 'district' | 'street' | 'community' | 'department';

/** A unit as CONTRACT §4 shows it. Names repeat, codes do not. `from` and `to` are dates of the region; `to` is null while it lasts. */
export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** Null for a region's root. */
  readonly parent: string | null;
  /** Only on a region's root. */
  readonly timezone?: string;
  readonly from: string;
  readonly to: string | null;
}

/** Where a board counts: a community, or the own desk (本级) of a division above the communities (CONTRACT §5). */
export interface Leaf {
  readonly code: string;
  readonly name: string;
  /** The division it belongs to: of a community the community itself. */
  readonly division: string;
  /** Whether it is the own desk of its division. An own desk is no unit: nobody signs in there and nothing is routed to it. */
  readonly own: boolean;
}

/**
 * What may be asked of the tree of units; pure, of one moment. Unknown codes answer null, false or nothing. Closed units stay in it: cases and
 * past days name them; who offers units for new work looks at `to` (`isOpenOn`). Every question but `unit` may be asked of a leaf 本级 too.
 */
export interface RegionTree {
  /** A unit of the list; null for the own desk of a division, which is a leaf and no unit. */
  unit(code: string): Unit | null;
  /** A leaf of the boards by its code: a community, or the own desk of a division. */
  leaf(code: string): Leaf | null;
  /** All leaves of a division and of what lies below it, in the order of their codes. */
  leavesWithin(code: string): readonly Leaf[];
  /** The root of the unit's region. */
  regionOf(code: string): Unit | null;
  timezoneOf(code: string): string | null;
  /** From the parent up to the root. */
  ancestors(code: string): readonly Unit[];
  /** The unit itself or the ancestor that has this kind; null where the level is missing. */
  ancestorAt(code: string, kind: Exclude<UnitKind, 'department'>): Unit | null;
  /** Whether `code` is `ancestor` or lies below it. */
  isWithin(code: string, ancestor: string): boolean;
  /** In the order of their codes, departments among them. */
  children(code: string): readonly Unit[];
  /** The department of a division by its letters: `210102` and `MZ` give `210102-MZ`. */
  departmentOf(division: string, letters: string): Unit | null;
  /** The leaf under which a board counts a desk (CONTRACT §5): a community itself, else the division's own desk (本级). */
  leafOf(code: string): string | null;
  /** The district of a unit; the root itself for the city's own units. "Another district" compares these. */
  districtOf(code: string): string | null;
  /** The division a unit works for: a department's parent, else the unit itself. */
  divisionOf(code: string): Unit | null;
  /** Whether the unit has ended: merged, split or closed. */
  hasEnded(code: string): boolean;
  /** Who does now what the unit did: the unit itself while it is there, else its successor, and so on; of a unit that was split the first named. */
  standingFor(code: string): string;
  /** The tree as it was on a date of the region: every unit under its name and its parent of that day. */
  asOf(date: string): RegionTree;
  /** The roots of all regions. */
  regions(): readonly Unit[];
  /** Every unit of a region, in the order of their codes. */
  unitsOf(region: string): readonly Unit[];
}

/** Whether the unit exists on a date of its region. */
export function isOpenOn(unit: Unit, date: string): boolean {
  return unit.from <= date && (unit.to === null || date < unit.to);
}
