import type { UnitChange, UnitEvent } from './events.js';
import type { UnitTree } from './tree.js';
import { fitsAsCode, mayBeBelow } from './unit-codes.js';
import { unitRefusal, type UnitRefusal } from './unit-refusals.js';
import { isOpenOn, type Unit, type UnitKind } from './unit.js';

export const UNIT_ACTS = ['rename', 'move', 'merge', 'split', 'close'] as const;
export type UnitAct = (typeof UNIT_ACTS)[number];

/** A command to a unit. `on`: the first day on which it is so. `basis`: the decision or notice that it stands on. */
export type UnitCommand =
  | {
      readonly act: 'open';
      readonly name: string;
      readonly kind: Exclude<UnitKind, 'city'>;
      readonly parent: string;
      readonly on: string;
      readonly basis: string;
    }
  | { readonly act: 'rename'; readonly name: string; readonly on: string; readonly basis: string }
  | { readonly act: 'move'; readonly parent: string; readonly on: string; readonly basis: string }
  | { readonly act: 'merge'; readonly into: string; readonly on: string; readonly basis: string }
  | { readonly act: 'split'; readonly into: readonly string[]; readonly on: string; readonly basis: string }
  | { readonly act: 'close'; readonly successor: string; readonly on: string; readonly basis: string };

/** Everything a decision needs beside the command: the tree as it is, and the region's today. */
export interface UnitContext {
  readonly code: string;
  readonly region: string;
  readonly today: string;
  readonly tree: UnitTree;
}

/** Changes are announced five years ahead at the most, and units are listed since the republic was founded. */
const YEARS_AHEAD = 5;
const FIRST_DAY = '1949-10-01';

/** What a command makes happen to a unit, or why it may not: now, where its day has come, else as a plan for that day. */
export function decideUnit(command: UnitCommand, context: UnitContext): UnitEvent | UnitRefusal {
  const { code, tree, today } = context;
  if (command.act === 'open') return opened(command, context);
  const unit = tree.unit(code);
  if (!unit) return unitRefusal('no-such-unit', { unit: code });
  const plan = tree.plannedFor(code);
  if (plan) return unitRefusal('change-planned', { code, on: plan.on });
  return changeOf(command, unit, context, (change) =>
    command.on <= today ? change : { type: 'UnitChangePlanned', data: { code, on: command.on, change } },
  );
}

/** What an announced change makes happen when its day has come: itself, or, where it is not possible any more, its end. */
export function decidePlanned(context: UnitContext): UnitEvent | null {
  const { code, tree, today } = context;
  const [plan, unit] = [tree.plannedFor(code), tree.unit(code)];
  if (!plan || !unit || plan.on > today) return null;
  const change = changeOf(commandOf(plan.change), { ...unit, to: null }, context, (happened) => happened);
  return 'code' in change ? { type: 'UnitPlanDropped', data: { code, on: plan.on, why: change.code } } : change;
}

/** What may be done to a unit at all. */
export function allowedUnitActs(unit: Unit, tree: UnitTree): readonly UnitAct[] {
  if (tree.hasEnded(unit.code) || tree.plannedFor(unit.code)) return [];
  if (unit.parent === null) return ['rename'];
  return UNIT_ACTS.filter((act) => act !== 'move' || unit.kind !== 'department');
}

function opened(command: Extract<UnitCommand, { act: 'open' }>, context: UnitContext): UnitEvent | UnitRefusal {
  const { code, tree, region, today } = context;
  const { name, kind, parent, on, basis } = command;
  const above = unitHere(parent, context);
  if (!above) return unitRefusal('no-such-unit', { unit: parent }, '/parent');
  if (tree.unit(code) || tree.leaf(code)) return unitRefusal('unit-code-taken', { code }, '/code');
  const wrong =
    dateWithin(on, above.from > FIRST_DAY ? above.from : FIRST_DAY, today, '/from') ??
    parentFits(kind, above, on, context) ??
    (fitsAsCode(code, kind, above, region) ? null : unitRefusal('code-not-of-kind', { code, parent }, '/code'));
  return wrong ?? { type: 'UnitOpened', data: { code, name, kind, parent, from: on, source: basis } };
}

type ChangeCommand = Exclude<UnitCommand, { act: 'open' }>;

function changeOf<E>(
  command: ChangeCommand,
  unit: Unit,
  context: UnitContext,
  happen: (change: UnitChange) => E,
): E | UnitRefusal {
  const { code } = unit;
  const wrong = forbids(command, unit, context);
  if (wrong) return wrong;
  const [on, source] = [command.on, command.basis];
  switch (command.act) {
    case 'rename':
      return happen({ type: 'UnitRenamed', data: { code, name: command.name, from: on, source } });
    case 'move':
      return happen({ type: 'UnitMoved', data: { code, parent: command.parent, from: on, source } });
    case 'merge':
      return happen({ type: 'UnitMerged', data: { code, into: command.into, to: on, source } });
    case 'split':
      return happen({ type: 'UnitSplit', data: { code, into: command.into, to: on, source } });
    case 'close':
      return happen({ type: 'UnitClosed', data: { code, successor: command.successor, to: on, source } });
  }
}

function forbids(command: ChangeCommand, unit: Unit, context: UnitContext): UnitRefusal | null {
  const { code } = unit;
  const { tree, today } = context;
  if (tree.hasEnded(code)) return unitRefusal('unit-ended', { code, successor: tree.standingFor(code) });
  if (unit.parent === null && command.act !== 'rename') return unitRefusal('root-stays', { code });
  const date = dateWithin(command.on, unit.from, today, '/on');
  if (date) return date;
  switch (command.act) {
    case 'rename':
      return unit.name === command.name ? unitRefusal('nothing-changes', { code }, '/name') : null;
    case 'move':
      return moveForbidden(command.parent, command.on, unit, context);
    case 'merge':
      return successorsForbidden([command.into], '/into', command.on, unit, context);
    case 'split': {
      if (new Set(command.into).size < Math.max(2, command.into.length))
        return unitRefusal('split-needs-two', {}, '/into');
      return successorsForbidden(command.into, '/into', command.on, unit, context);
    }
    case 'close':
      return successorsForbidden([command.successor], '/successor', command.on, unit, context);
  }
}

function moveForbidden(parent: string, on: string, unit: Unit, context: UnitContext): UnitRefusal | null {
  const { code, kind } = unit;
  if (kind === 'department') return unitRefusal('department-stays', { code });
  const above = unitHere(parent, context);
  if (!above) return unitRefusal('no-such-unit', { unit: parent }, '/parent');
  if (unit.parent === parent) return unitRefusal('nothing-changes', { code }, '/parent');
  if (context.tree.isWithin(parent, code)) return unitRefusal('parent-not-fitting', { unit: parent }, '/parent');
  return parentFits(kind, above, on, context);
}

function parentFits(kind: UnitKind, above: Unit, on: string, { region }: UnitContext): UnitRefusal | null {
  if (!mayBeBelow(kind, above, region)) return unitRefusal('parent-not-fitting', { unit: above.code }, '/parent');
  return isOpenOn(above, on) ? null : unitRefusal('other-unit-ended', { unit: above.code, on }, '/parent');
}

/** Who takes over is another unit of the same level that is there on the day; and nobody is left below the unit that ends. */
function successorsForbidden(
  successors: readonly string[],
  field: string,
  on: string,
  unit: Unit,
  context: UnitContext,
): UnitRefusal | null {
  const { code, kind } = unit;
  for (const successor of successors) {
    const other = unitHere(successor, context);
    if (!other) return unitRefusal('no-such-unit', { unit: successor }, field);
    if (successor === code) return unitRefusal('into-itself', { code }, field);
    if (other.kind !== kind) return unitRefusal('not-same-kind', { unit: successor, code }, field);
    if (!isOpenOn(other, on)) return unitRefusal('other-unit-ended', { unit: successor, on }, field);
  }
  const below = context.tree.children(code).filter(({ to }) => to === null || to > on);
  if (below.length === 0) return null;
  const units = below.slice(0, 3).map((child) => child.code);
  return unitRefusal('children-first', { code, on, count: String(below.length), units: units.join('、') });
}

/** A unit of the same region. */
function unitHere(code: string, { tree, region }: UnitContext): Unit | null {
  return tree.regionOf(code)?.code === region ? tree.unit(code) : null;
}

function dateWithin(date: string, earliest: string, today: string, field: string): UnitRefusal | null {
  const latest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  return date >= earliest && date <= latest ? null : unitRefusal('date-out-of-range', { earliest, latest }, field);
}

function commandOf(change: UnitChange): ChangeCommand {
  const basis = change.data.source;
  switch (change.type) {
    case 'UnitRenamed':
      return { act: 'rename', name: change.data.name, on: change.data.from, basis };
    case 'UnitMoved':
      return { act: 'move', parent: change.data.parent, on: change.data.from, basis };
    case 'UnitMerged':
      return { act: 'merge', into: change.data.into, on: change.data.to, basis };
    case 'UnitSplit':
      return { act: 'split', into: change.data.into, on: change.data.to, basis };
    case 'UnitClosed':
      return { act: 'close', successor: change.data.successor ?? '', on: change.data.to, basis };
  }
}
