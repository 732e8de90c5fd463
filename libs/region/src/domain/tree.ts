import type { UnitEvent } from './events.js';
import { leafOfDivision, type Leaf } from './leaf.js';
import type { RegionTree, Unit, UnitKind } from './unit.js';

/** What is worked out once for a code and asked a hundred thousand times: every case asks for leaf and district of three units. */
interface Place {
  /** From the unit itself (for an own desk: from its division) up to the root. */
  readonly line: Line;
  readonly within: ReadonlySet<string>;
  readonly region: Unit;
  readonly division: Unit;
  readonly district: Unit;
  readonly leaf: Leaf;
}

/** Everything of one state of the units; thrown away at the next event. */
interface Derived {
  readonly children: ReadonlyMap<string, readonly Unit[]>;
  readonly places: ReadonlyMap<string, Place>;
  readonly leaves: ReadonlyMap<string, Leaf>;
  readonly regions: readonly Unit[];
  readonly unitsOf: ReadonlyMap<string, readonly Unit[]>;
}

/**
 * The tree of units as a fold over the events of `unit-*`. The streams may come in any order: a unit whose ancestors are not all known yet is
 * `unit`, but has no place in the tree.
 */
export class UnitTree implements RegionTree {
  private readonly units = new Map<string, Unit>();
  private readonly successors = new Map<string, readonly string[]>();
  private derived: Derived | null = null;

  static of(events: Iterable<UnitEvent>): UnitTree {
    const tree = new UnitTree();
    for (const event of events) tree.apply(event);
    return tree;
  }

  apply(event: UnitEvent): void {
    this.derived = null;
    switch (event.type) {
      case 'UnitOpened': {
        const { code, name, kind, parent, timezone, from } = event.data;
        this.units.set(code, { code, name, kind, parent, ...(timezone ? { timezone } : {}), from, to: null });
        return;
      }
      case 'UnitRenamed':
        this.change(event.data.code, { name: event.data.name });
        return;
      case 'UnitMerged':
        this.successors.set(event.data.code, [event.data.into]);
        this.change(event.data.code, { to: event.data.to });
        return;
      case 'UnitSplit':
        this.successors.set(event.data.code, event.data.into);
        this.change(event.data.code, { to: event.data.to });
        return;
      case 'UnitClosed':
        this.change(event.data.code, { to: event.data.to });
        return;
      default:
        event satisfies never;
    }
  }

  unit(code: string): Unit | null {
    return this.units.get(code) ?? null;
  }

  /** Who took over from a unit that was merged or split. */
  successorsOf(code: string): readonly string[] {
    return this.successors.get(code) ?? [];
  }

  leaf(code: string): Leaf | null {
    return this.now().leaves.get(code) ?? null;
  }

  leavesWithin(code: string): readonly Leaf[] {
    return [...this.now().leaves.values()].filter((leaf) => this.isWithin(leaf.code, code));
  }

  regionOf(code: string): Unit | null {
    return this.place(code)?.region ?? null;
  }

  timezoneOf(code: string): string | null {
    return this.place(code)?.region.timezone ?? null;
  }

  ancestors(code: string): readonly Unit[] {
    const line = this.place(code)?.line ?? [];
    return line[0]?.code === code ? line.slice(1) : line;
  }

  ancestorAt(code: string, kind: Exclude<UnitKind, 'department'>): Unit | null {
    return this.place(code)?.line.find((unit) => unit.kind === kind) ?? null;
  }

  isWithin(code: string, ancestor: string): boolean {
    return this.place(code)?.within.has(ancestor) ?? false;
  }

  children(code: string): readonly Unit[] {
    return this.now().children.get(code) ?? [];
  }

  departmentOf(division: string, letters: string): Unit | null {
    const department = this.units.get(`${division}-${letters}`);
    return department?.kind === 'department' && department.parent === division ? department : null;
  }

  leafOf(code: string): string | null {
    return this.place(code)?.leaf.code ?? null;
  }

  districtOf(code: string): string | null {
    return this.place(code)?.district.code ?? null;
  }

  divisionOf(code: string): Unit | null {
    return this.place(code)?.division ?? null;
  }

  regions(): readonly Unit[] {
    return this.now().regions;
  }

  unitsOf(region: string): readonly Unit[] {
    return this.now().unitsOf.get(region) ?? [];
  }

  private place(code: string): Place | null {
    return this.now().places.get(code) ?? null;
  }

  private change(code: string, change: Partial<Unit>): void {
    const unit = this.units.get(code);
    if (unit) this.units.set(code, { ...unit, ...change });
  }

  private now(): Derived {
    this.derived ??= derive(this.units);
    return this.derived;
  }
}

function derive(units: ReadonlyMap<string, Unit>): Derived {
  const inOrder = byCode([...units.values()]);
  const children = new Map<string, Unit[]>();
  const unitsOf = new Map<string, Unit[]>();
  const places = new Map<string, Place>();
  for (const unit of inOrder) {
    const line = lineOf(unit, units);
    if (unit.parent !== null) listOf(children, unit.parent).push(unit);
    if (!line) continue;
    const place = placeOn(line);
    places.set(unit.code, place);
    listOf(unitsOf, place.region.code).push(unit);
  }
  const divisions = [...places.values()].filter((place) => place.line[0] === place.division);
  for (const place of divisions)
    if (place.leaf.own) places.set(place.leaf.code, { ...place, within: new Set([place.leaf.code, ...place.within]) });
  const leaves = byCode(divisions.map(({ leaf }) => leaf));
  return {
    children,
    places,
    leaves: new Map(leaves.map((leaf) => [leaf.code, leaf])),
    regions: inOrder.filter((unit) => unit.parent === null),
    unitsOf,
  };
}

/** From a unit up to its root. */
type Line = readonly [Unit, ...Unit[]];

/** The unit and its ancestors up to the root; null where one is missing, or where they run in a circle. */
function lineOf(unit: Unit, units: ReadonlyMap<string, Unit>): Line | null {
  const line: [Unit, ...Unit[]] = [unit];
  for (let at = unit; at.parent !== null;) {
    const parent = units.get(at.parent);
    if (!parent || line.includes(parent)) return null;
    line.push(parent);
    at = parent;
  }
  return line;
}

function placeOn(line: Line): Place {
  const unit = line[0];
  const region = line.at(-1) ?? unit;
  const division = line.find((each) => each.kind !== 'department') ?? unit;
  return {
    line,
    within: new Set(line.map((each) => each.code)),
    region,
    division,
    district: line.find((each) => each.kind === 'district') ?? region,
    leaf: leafOfDivision(division, region.code),
  };
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known) return known;
  const made: T[] = [];
  lists.set(key, made);
  return made;
}

/** Codes compare as plain text, the same on every machine: cursors rest on this order. */
function byCode<T extends { readonly code: string }>(items: T[]): T[] {
  return items.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
