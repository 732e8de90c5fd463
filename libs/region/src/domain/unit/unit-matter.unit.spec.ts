import { describe, expect, it } from '@jest/globals';
import { isRefusal, ROLES, type Asker, type Refusal } from '#libs/kernel/domain';
import { shenyangUnits } from '../../shenyang.js';
import type { UnitEvent } from '../events.js';
import { UnitTree } from '../tree.js';
import type { UnitToOpen } from './open.js';
import { unitMatter, type UnitCommand } from './unit-matter.js';

const TODAY = '2026-03-02';
const [ONE, OTHER, STREET, DISTRICT] = ['210102001002', '210102001003', '210102001', '210102'];
const basis = '沈政〔2026〕1号';
const on = TODAY;

const given = (...events: readonly UnitEvent[]): UnitTree =>
  UnitTree.of([...shenyangUnits().map((data): UnitEvent => ({ type: 'UnitOpened', data })), ...events]);
const shenyang = given();
const manager: Asker = { person: 'wang', role: 'catalogue-manager', unit: '210100' };
const contextOf = (code: string, tree = shenyang, today = TODAY, asker = manager) => ({
  ...{ now: `${today}T01:00:00.000Z`, asker, tree, code, region: '210100', today },
});
/** The one event that a command makes happen, or its refusal. */
function decide(code: string, command: UnitCommand, tree = shenyang, today = TODAY): UnitEvent | Refusal {
  const state = tree.unit(code) ? ({ phase: 'listed' } as const) : ({ phase: 'none' } as const);
  const asker: Asker = command.act === 'happen' ? { ...manager, role: 'system' } : manager;
  const decided = unitMatter.decide(command, state, contextOf(code, tree, today, asker));
  if (isRefusal(decided)) return decided;
  const [event, ...more] = decided;
  if (!event || more.length > 0) throw new Error(`${command.act} makes one event happen`);
  return event;
}
const happened = (code: string, command: UnitCommand, tree = shenyang): UnitEvent => {
  const event = decide(code, command, tree);
  if (!('type' in event)) throw new Error(event.code);
  return event;
};
const close: UnitCommand = { act: 'close', payload: { successor: OTHER, on, basis } };

describe('a unit is opened', () => {
  const open = (more: Partial<UnitToOpen> = {}): UnitCommand => ({
    act: 'open',
    payload: { name: '新社区', kind: 'community', parent: STREET, on, basis, ...more },
  });

  it('with a code of its level, and a name that others may have', () => {
    expect(decide('210102001099', open({ name: '新华社区' }))).toMatchObject({
      type: 'UnitOpened',
      data: { from: on },
    });
    expect(decide('210102099', open({ kind: 'street', parent: DISTRICT }))).toHaveProperty('type', 'UnitOpened');
    expect(decide('210199', open({ kind: 'district', parent: '210100' }))).toHaveProperty('type', 'UnitOpened');
    expect(decide('210102-XX', open({ kind: 'department', parent: DISTRICT }))).toHaveProperty('type', 'UnitOpened');
    expect(decide('210102001099', open({ on: '2026-09-01' }))).toMatchObject({ data: { from: '2026-09-01' } });
  });

  it.each([
    ['210102001002', {}, 'unit-code-taken', '/code'],
    ['210102001000', {}, 'unit-code-taken', '/code'],
    ['21010200109', {}, 'code-not-of-kind', '/code'],
    ['210103001099', {}, 'code-not-of-kind', '/code'],
    ['21010200109A', {}, 'code-not-of-kind', '/code'],
    ['220199', { kind: 'district', parent: '210100' }, 'code-not-of-kind', '/code'],
    ['210102-xx', { kind: 'department', parent: DISTRICT }, 'code-not-of-kind', '/code'],
    ['210102XX', { kind: 'department', parent: DISTRICT }, 'code-not-of-kind', '/code'],
    ['210102001099', { parent: DISTRICT }, 'parent-not-fitting', '/parent'],
    ['210102001099', { parent: ONE }, 'parent-not-fitting', '/parent'],
    ['210102001-XX', { kind: 'department', parent: STREET }, 'parent-not-fitting', '/parent'],
    ['210102001099', { parent: '999999' }, 'no-such-unit', '/parent'],
    ['210102001099', { on: '2040-01-01' }, 'date-out-of-range', '/from'],
    ['210102001099', { on: '1800-01-01' }, 'date-out-of-range', '/from'],
  ] as const)('not as %s %j: %s', (code, more, refused, field) => {
    expect(decide(code, open(more))).toMatchObject({ code: refused, field });
  });

  it('not under a unit that has ended, nor with the code of one', () => {
    const tree = given(happened(ONE, close));
    expect(decide(ONE, open(), tree)).toMatchObject({ code: 'unit-code-taken' });
  });
});

describe('a unit is renamed and moved', () => {
  it('from a day on, and the past keeps what it was', () => {
    const renamed = happened(ONE, { act: 'rename', payload: { name: '水源社区', on, basis } });
    const moved = happened(ONE, { act: 'move', payload: { parent: '210103005', on, basis } }, given(renamed));
    const tree = given(renamed, moved);
    expect(tree.unit(ONE)).toMatchObject({ name: '水源社区', parent: '210103005' });
    expect(tree.districtOf(ONE)).toBe('210103');
    const before = tree.asOf('2026-03-01');
    expect(before.unit(ONE)).toMatchObject({ name: shenyang.unit(ONE)?.name, parent: STREET });
    expect(before.leavesWithin(DISTRICT).map(({ code }) => code)).toContain(ONE);
    expect(tree.leavesWithin(DISTRICT).map(({ code }) => code)).not.toContain(ONE);
    expect(tree.asOf(on).districtOf(ONE)).toBe('210103');
  });

  it.each([
    [ONE, { act: 'move', payload: { parent: DISTRICT, on, basis } }, 'parent-not-fitting'],
    [ONE, { act: 'move', payload: { parent: ONE, on, basis } }, 'parent-not-fitting'],
    [STREET, { act: 'move', payload: { parent: ONE, on, basis } }, 'parent-not-fitting'],
    [ONE, { act: 'move', payload: { parent: STREET, on, basis } }, 'nothing-changes'],
    [ONE, { act: 'move', payload: { parent: 'nowhere', on, basis } }, 'no-such-unit'],
    ['210102-MZ', { act: 'move', payload: { parent: '210103', on, basis } }, 'department-stays'],
    ['210100', { act: 'move', payload: { parent: DISTRICT, on, basis } }, 'root-stays'],
    ['210100', { act: 'close', payload: { successor: DISTRICT, on, basis } }, 'root-stays'],
    [ONE, { act: 'rename', payload: { name: shenyang.unit(ONE)?.name ?? '', on, basis } }, 'nothing-changes'],
    [ONE, { act: 'rename', payload: { name: '水源社区', on: '1999-01-01', basis } }, 'date-out-of-range'],
  ] as const)('%s by %j is refused: %s', (code, command, refused) => {
    expect(decide(code, command)).toMatchObject({ code: refused });
  });
});

describe('a unit ends', () => {
  it.each([
    [close, [OTHER]],
    [{ act: 'merge', payload: { into: OTHER, on, basis } }, [OTHER]],
    [{ act: 'split', payload: { into: [OTHER, '210102001005'], on, basis } }, [OTHER, '210102001005']],
  ] as const)('by %j, and others stand for it', (command, successors) => {
    const tree = given(happened(ONE, command));
    expect(tree.unit(ONE)).toMatchObject({ to: on });
    expect([tree.hasEnded(ONE), tree.successorsOf(ONE), tree.standingFor(ONE)]).toEqual([true, successors, OTHER]);
    expect(decide(ONE, close, tree)).toMatchObject({ code: 'unit-ended', params: { successor: OTHER } });
    expect(unitMatter.allowedActs({ phase: 'listed' }, contextOf(ONE, tree))).toEqual([]);
    expect(tree.leafOf(ONE)).toBe(ONE);
  });

  it('and its successor’s successor stands for it, in a ring for ever nobody', () => {
    const first = given(happened(ONE, close));
    const second = happened(OTHER, { act: 'merge', payload: { into: '210102001005', on, basis } }, first);
    expect(given(happened(ONE, close), second).standingFor(ONE)).toBe('210102001005');
    const ring: UnitEvent = { type: 'UnitMerged', data: { code: OTHER, into: ONE, to: on, source: basis } };
    expect([ONE, OTHER]).toContain(given(happened(ONE, close), ring).standingFor(ONE));
    expect(decide(OTHER, { act: 'merge', payload: { into: ONE, on, basis } }, first)).toMatchObject({
      code: 'other-unit-ended',
    });
  });

  it.each([
    [ONE, { act: 'merge', payload: { into: ONE, on, basis } }, 'into-itself'],
    [ONE, { act: 'close', payload: { successor: ONE, on, basis } }, 'into-itself'],
    [ONE, { act: 'split', payload: { into: [ONE, OTHER], on, basis } }, 'into-itself'],
    [ONE, { act: 'split', payload: { into: [], on, basis } }, 'split-needs-two'],
    [ONE, { act: 'split', payload: { into: [OTHER], on, basis } }, 'split-needs-two'],
    [ONE, { act: 'split', payload: { into: [OTHER, OTHER], on, basis } }, 'split-needs-two'],
    [ONE, { act: 'merge', payload: { into: STREET, on, basis } }, 'not-same-kind'],
    [ONE, { act: 'merge', payload: { into: 'nowhere', on, basis } }, 'no-such-unit'],
    [STREET, { act: 'merge', payload: { into: '210102002', on, basis } }, 'children-first'],
    [DISTRICT, { act: 'close', payload: { successor: '210103', on, basis } }, 'children-first'],
    ['nowhere', close, 'no-such-unit'],
  ] as const)('not %s by %j: %s', (code, command, refused) => {
    expect(decide(code, command)).toMatchObject({ code: refused });
  });
});

describe('a change for a day to come', () => {
  const later = '2026-06-01';

  it('is announced, happens on that day, and until then nothing changes', () => {
    const plan = happened(ONE, { act: 'close', payload: { successor: OTHER, on: later, basis } });
    expect(plan).toMatchObject({ type: 'UnitChangePlanned', data: { on: later, change: { type: 'UnitClosed' } } });
    const tree = given(plan);
    expect(tree.unit(ONE)).toMatchObject({ to: later });
    expect([tree.hasEnded(ONE), tree.standingFor(ONE)]).toEqual([false, ONE]);
    expect(decide(ONE, close, tree)).toMatchObject({ code: 'change-planned', params: { on: later } });
    const due = (today: string) => decide(ONE, { act: 'happen', payload: {} }, tree, today);
    expect(due('2026-05-31')).toMatchObject({ code: 'nothing-due' });
    expect(due(later)).toMatchObject({ type: 'UnitClosed', data: { to: later, successor: OTHER } });
    expect(decide(OTHER, { act: 'merge', payload: { into: ONE, on: later, basis } }, tree)).toMatchObject({
      code: 'other-unit-ended',
    });
  });

  it('is dropped where it is not possible any more', () => {
    const tree = given(
      happened(ONE, { act: 'close', payload: { successor: OTHER, on: later, basis } }),
      happened(OTHER, { act: 'close', payload: { successor: '210102001005', on, basis } }),
    );
    const dropped = decide(ONE, { act: 'happen', payload: {} }, tree, later);
    expect(dropped).toMatchObject({ type: 'UnitPlanDropped', data: { why: 'other-unit-ended' } });
    if (!isRefusal(dropped)) tree.apply(dropped);
    expect([tree.unit(ONE)?.to, tree.plannedFor(ONE)]).toEqual([null, null]);
  });
});

describe('who changes the units', () => {
  it.each(unitMatter.acts.filter(({ summary }) => summary !== null).map(({ name, who }) => [name, who] as const))(
    '%s: the managers of the region, not of a district',
    (_act, who) => {
      const may = (asker: Asker) => who({ asker, facts: {}, tree: shenyang });
      expect(ROLES.filter((role) => may({ ...manager, role }))).toEqual(['catalogue-manager']);
      expect(may({ ...manager, unit: DISTRICT })).toBe(false);
    },
  );

  it('of the root only its name, of a department all but its place', () => {
    const allowed = (code: string) => unitMatter.allowedActs({ phase: 'listed' }, contextOf(code));
    expect(allowed('210100')).toEqual(['rename']);
    expect(allowed('210102-MZ')).toEqual(['rename', 'merge', 'split', 'close']);
    expect(allowed(ONE)).toEqual(['rename', 'move', 'merge', 'split', 'close']);
  });
});
