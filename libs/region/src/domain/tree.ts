import type { UnitChange, UnitEvent } from './events.js';
import { leafOfDivision } from './leaf.js';
import type { Leaf, RegionTree, Unit, UnitKind } from './unit.js';

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

/** A change that is announced for a day. */
export interface PlannedChange {
  readonly on: string;
  readonly change: UnitChange;
}

/** What a unit was until a day. */
interface FormerState {
  readonly code: string;
  readonly until: string;
  readonly before: Pick<Unit, 'name' | 'parent'>;
}

/**
 * The tree of units as a fold over the events of `unit-*`. The streams may come in any order: a unit whose ancestors are not all known yet is
 * `unit`, but has no place in the tree.
 */
export class UnitTree implements RegionTree {
  private readonly units = new Map<string, Unit>();
  private readonly successors = new Map<string, readonly string[]>();
  private readonly ended = new Set<string>();
  private readonly plans = new Map<string, PlannedChange>();
  /** Names and parents of before, in the order in which they were left. */
  private readonly former: FormerState[] = [];
  private readonly past = new Map<number, UnitTree>();
  private derived: Derived | null = null;

  static of(events: Iterable<UnitEvent>): UnitTree {
    const tree = new UnitTree();
    for (const event of events) tree.apply(event);
    return tree;
  }

  apply(event: UnitEvent): void {
    this.derived = null;
    this.past.clear();
    switch (event.type) {
      case 'UnitOpened': {
        const { code, name, kind, parent, timezone, from } = event.data;
        this.units.set(code, { code, name, kind, parent, ...(timezone ? { timezone } : {}), from, to: null });
        return;
      }
      case 'UnitRenamed':
        return this.leave(event.data, { name: event.data.name });
      case 'UnitMoved':
        return this.leave(event.data, { parent: event.data.parent });
      case 'UnitMerged':
        return this.end(event.data, [event.data.into]);
      case 'UnitSplit':
        return this.end(event.data, event.data.into);
      case 'UnitClosed':
        return this.end(event.data, event.data.successor === undefined ? [] : [event.data.successor]);
      case 'UnitChangePlanned': {
        const { code, on, change } = event.data;
        this.plans.set(code, { on, change });
        if ('to' in change.data) this.change(code, { to: on });
        return;
      }
      case 'UnitPlanDropped':
        this.plans.delete(event.data.code);
        this.change(event.data.code, { to: null });
        return;
      default:
        event satisfies never;
    }
  }

  unit(code: string): Unit | null {
    return this.units.get(code) ?? null;
  }

  /** Who took over from a unit that has ended. */
  successorsOf(code: string): readonly string[] {
    return this.successors.get(code) ?? [];
  }

  hasEnded(code: string): boolean {
    return this.ended.has(code);
  }

  /** Every unit that has ended and has a successor. */
  succeeded(): readonly string[] {
    return [...this.ended].filter((code) => this.standingFor(code) !== code);
  }

  standingFor(code: string): string {
    const seen = new Set<string>();
    let at = code;
    while (this.ended.has(at) && !seen.has(at)) {
      seen.add(at);
      at = this.successors.get(at)?.[0] ?? at;
    }
    return at;
  }

  /** The change that is announced for a unit; null where none is. */
  plannedFor(code: string): PlannedChange | null {
    return this.plans.get(code) ?? null;
  }

  /** Every announced change, in the order of the codes. */
  planned(): readonly (PlannedChange & { readonly code: string })[] {
    return byCode([...this.plans].map(([code, plan]) => ({ code, ...plan })));
  }

  asOf(date: string): UnitTree {
    const later = this.former.filter(({ until }) => until > date).length;
    if (later === 0) return this;
    const known = this.past.get(later);
    if (known) return known;
    const tree = new UnitTree();
    for (const [code, unit] of this.units) tree.units.set(code, unit);
    for (const code of this.ended) tree.ended.add(code);
    for (const [code, into] of this.successors) tree.successors.set(code, into);
    for (const { code, until, before } of [...this.former].reverse()) if (until > date) tree.change(code, before);
    this.past.set(later, tree);
    return tree;
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

  /** The unit has another name or parent from a day on. */
  private leave({ code, from }: { readonly code: string; readonly from: string }, change: Partial<Unit>): void {
    const unit = this.units.get(code);
    this.plans.delete(code);
    if (!unit) return;
    this.former.push({ code, until: from, before: { name: unit.name, parent: unit.parent } });
    this.change(code, change);
  }

  private end({ code, to }: { readonly code: string; readonly to: string }, into: readonly string[]): void {
    this.plans.delete(code);
    this.ended.add(code);
    this.successors.set(code, into);
    this.change(code, { to });
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
