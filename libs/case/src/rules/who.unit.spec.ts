import { describe, expect, it } from '@jest/globals';
import { actsOf, mayAct as mayActBeside, mayRead } from '#libs/access/domain';
import { isOurs, ROLES, type Asker } from '#libs/kernel/domain';
import { shenyangUnits, UnitTree } from '#libs/region';
import { ACT_NAMES, caseActsOf, caseMatter } from '../case.js';
import type { CaseAccess } from './who.js';

const tree = UnitTree.of([
  ...shenyangUnits().map((data) => ({ type: 'UnitOpened' as const, data })),
  {
    type: 'UnitOpened',
    data: { code: 'BOS', name: 'Boston', kind: 'city', parent: null, from: '2011-01-01', source: 'test' },
  },
]);

/** Received in 法库县 for a resident of 和平区, whose civil affairs decide; the result goes to the resident's own community. */
const COUNTER = '210124001001';
const HOME = '210102002001';
const OFFICE = '210102-MZ';
const ELSEWHERE = '210103-MZ';

const facts: CaseAccess = {
  mode: 'collect-and-forward',
  receivingUnit: COUNTER,
  homeUnit: HOME,
  responsibleUnit: OFFICE,
  handlerUnit: OFFICE,
  deliverToUnit: HOME,
  coHandlingUnits: [ELSEWHERE],
  orderedUnits: [OFFICE],
  papersAt: [COUNTER],
  papersTo: [OFFICE],
};
const ASKERS = {
  'the counter that received': of('universal-counter', COUNTER),
  'a clerk of the place that received': of('intake-clerk', COUNTER),
  'the counter that hands out': of('universal-counter', HOME),
  'a clerk of the place that hands out': of('intake-clerk', HOME),
  'a counter elsewhere': of('universal-counter', '210103'),
  'a handler of the place that received': of('case-handler', COUNTER),
  'a handler of the office': of('case-handler', OFFICE),
  'a handler elsewhere': of('case-handler', ELSEWHERE),
  'a supervisor of the office': of('supervisor', OFFICE),
  'a supervisor of the resident’s district': of('supervisor', '210102'),
  'a supervisor of the district that received': of('supervisor', '210124'),
  'a supervisor of the city': of('supervisor', '210100'),
  'a supervisor elsewhere': of('supervisor', '210103'),
  'a catalogue manager': of('catalogue-manager', '210100'),
  'an auditor': of('auditor', '210100'),
  'an operator': of('operator', '210100'),
} as const;
type Who = keyof typeof ASKERS;

function of(role: Asker['role'], unit: string): Asker {
  return { person: `${role}@${unit}`, role, unit };
}

/** Acts on a case say it themselves; everything else stands in the table of access. */
function mayAct(asker: Asker, act: string, more: CaseAccess, of: UnitTree): boolean {
  if (!ACT_NAMES.some((name) => name === act)) return mayActBeside(asker, act, of);
  return isOurs(asker) || caseMatter.act(act).who({ asker, facts: more, tree: of });
}

function whoMay(act: string, more: CaseAccess = {}): Who[] {
  const names = Object.keys(ASKERS) as Who[];
  return names.filter((who) => mayAct(ASKERS[who], act, { ...facts, ...more }, tree));
}

describe('who may do what', () => {
  it.each<[act: string, mode: string, who: readonly Who[]]>([
    ['accept', 'collect-and-forward', ['a handler of the office']],
    ['accept', 'online', ['a handler of the office']],
    ['accept', 'accept-anywhere', ['the counter that received']],
    ['accept', 'decide-anywhere', ['the counter that received']],
    ['accept', 'fixed', ['the counter that received', 'a handler of the office']],
    ['refuse-acceptance', 'collect-and-forward', ['a handler of the office']],
    ['refuse-acceptance', 'accept-anywhere', ['the counter that received']],
    ['route', 'collect-and-forward', ['the counter that received']],
    ['sign', 'collect-and-forward', ['a handler of the office']],
    ['return', 'collect-and-forward', ['a handler of the office']],
    ['claim', 'collect-and-forward', ['a handler of the office']],
    [
      'assign',
      'collect-and-forward',
      [
        'a handler of the office',
        'a supervisor of the office',
        'a supervisor of the resident’s district',
        'a supervisor of the city',
      ],
    ],
    ['decide', 'collect-and-forward', ['a handler of the office']],
    ['decide', 'accept-anywhere', ['a handler of the office']],
    ['decide', 'decide-anywhere', ['the counter that received', 'a handler of the place that received']],
    ['fulfil', 'fixed', ['a handler of the office']],
    ['fulfil', 'decide-anywhere', ['the counter that received', 'a handler of the place that received']],
    [
      'deliver',
      'collect-and-forward',
      [
        'the counter that received',
        'the counter that hands out',
        'a clerk of the place that hands out',
        'a handler of the office',
      ],
    ],
    ['withdraw', 'collect-and-forward', ['the counter that received', 'a handler of the office']],
    [
      'void',
      'collect-and-forward',
      ['the counter that received', 'a supervisor of the district that received', 'a supervisor of the city'],
    ],
    [
      'escalate',
      'collect-and-forward',
      [
        'the counter that received',
        'a handler of the office',
        'a supervisor of the office',
        'a supervisor of the resident’s district',
        'a supervisor of the district that received',
        'a supervisor of the city',
      ],
    ],
    ['transfer', 'collect-and-forward', ['a handler of the office']],
    [
      'terminate',
      'collect-and-forward',
      [
        'a handler of the office',
        'a supervisor of the office',
        'a supervisor of the resident’s district',
        'a supervisor of the city',
      ],
    ],
    [
      'rule',
      'collect-and-forward',
      ['a supervisor of the office', 'a supervisor of the resident’s district', 'a supervisor of the city'],
    ],
    ['request-co-handling', 'collect-and-forward', ['a handler of the office']],
    ['answer-co-handling', 'collect-and-forward', ['a handler elsewhere']],
    ['answer-supervision', 'collect-and-forward', ['a handler of the office', 'a supervisor of the office']],
    [
      'order-supervision',
      'collect-and-forward',
      [
        'a supervisor of the office',
        'a supervisor of the resident’s district',
        'a supervisor of the district that received',
        'a supervisor of the city',
      ],
    ],
    [
      'send-papers',
      'collect-and-forward',
      ['the counter that received', 'a clerk of the place that received', 'a handler of the place that received'],
    ],
    ['confirm-papers', 'collect-and-forward', ['a handler of the office', 'a supervisor of the office']],
    [
      'rate',
      'collect-and-forward',
      ['the counter that received', 'the counter that hands out', 'a clerk of the place that hands out'],
    ],
    ['remind-supervision', 'collect-and-forward', []],
    ['move-clock', 'collect-and-forward', ['an operator']],
    ['no such act', 'collect-and-forward', []],
  ])('%s in mode %s', (act, mode, who) => expect(whoMay(act, { mode })).toEqual(who));

  it.each(['receive'])('every desk may %s, a clerk for residents of the own district', (act) => {
    const desks: Who[] = [
      'the counter that received',
      'the counter that hands out',
      'a clerk of the place that hands out',
      'a counter elsewhere',
    ];
    expect(whoMay(act)).toEqual(desks);
    expect(mayAct(of('intake-clerk', '210102'), act, { homeUnit: HOME }, tree)).toBe(true);
    expect(mayAct(of('intake-clerk', '210102001002'), act, { homeUnit: HOME }, tree)).toBe(true);
    expect(mayAct(of('intake-clerk', HOME), act, { homeUnit: '110105001001' }, tree)).toBe(false);
    expect(mayAct(of('intake-clerk', COUNTER), act, {}, tree)).toBe(true);
  });

  it('nobody holds what lies nowhere', () => expect(whoMay('sign', { handlerUnit: null })).toEqual([]));

  it('an import and the system itself may all', () => {
    for (const role of ['import', 'system'] as const) {
      expect(mayAct(of(role, '210100'), 'decide', facts, tree)).toBe(true);
      expect(mayRead(of(role, '210100'), 'case', COUNTER, tree)).toBe(true);
    }
  });
});

describe('what a role may do at all', () => {
  const acts = (role: Asker['role']) => [...caseActsOf(of(role, OFFICE), tree), ...actsOf(of(role, OFFICE), tree)];
  it('is what it may do to some case', () => {
    expect(acts('operator')).toEqual(['move-clock']);
    expect(acts('auditor')).toEqual([]);
    expect(acts('supervisor')).toEqual(
      expect.arrayContaining(['assign', 'void', 'escalate', 'rule', 'order-supervision']),
    );
    expect(acts('supervisor')).not.toContain('decide');
    expect(acts('case-handler')).not.toContain('receive');
    expect(acts('intake-clerk')).not.toContain('decide');
    expect(acts('universal-counter')).toEqual(expect.arrayContaining(['receive', 'decide', 'deliver']));
  });
});

describe('who may read', () => {
  const readers = ROLES.filter((role) => role !== 'operator' && role !== 'catalogue-manager');
  it.each(['case', 'board', 'resident'] as const)(
    'a %s: all but operator and catalogue manager, in the region',
    (what) => {
      expect(ROLES.filter((role) => mayRead(of(role, COUNTER), what, OFFICE, tree))).toEqual(readers);
      expect(ROLES.filter((role) => mayRead(of(role, 'BOS'), what, OFFICE, tree))).toEqual([]);
      expect(mayRead(of('auditor', COUNTER), what, '210102000000', tree)).toBe(true);
      expect(mayRead(of('auditor', COUNTER), what, 'x', tree)).toBe(false);
      expect(mayRead(of('auditor', 'x'), what, 'x', tree)).toBe(false);
    },
  );

  it('a queue: the unit itself and those above', () => {
    const at = ['210102-MZ', '210102', '210100', '210102-RS', COUNTER];
    expect(at.filter((unit) => mayRead(of('case-handler', unit), 'queue', OFFICE, tree))).toEqual(at.slice(0, 3));
    expect(mayRead(of('operator', '210100'), 'queue', OFFICE, tree)).toBe(false);
  });
});
