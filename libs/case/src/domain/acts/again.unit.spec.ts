import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  accepted,
  asker,
  calendar,
  contextOf,
  counter,
  FAKU,
  given,
  granted,
  handler,
  HEPING,
  HEPING_MZ,
  received,
  resident,
  RESIDENT_ID,
  routed,
  signed,
  told,
  tree,
  wholeWay,
} from '../../../testing/index.js';
import { caseClocks, lightOf } from '../case-clocks.js';
import { allowedActs } from '../decide.js';
import { firingsOf } from '../firing.js';
import type { CaseState } from '../state.js';

const above = asker('supervisor', '210102');
const OTHER_ID = '7a1d7a52-1c11-5f3e-9b1a-7d9f0a7c2b10';
const SHENHE = tree.leavesWithin('210103').find(({ own }) => !own)?.code ?? '';

function dueOf(state: CaseState): string | null {
  const due = state.phase === 'none' ? null : caseClocks(state, calendar, state.timezone).promised?.due;
  return due?.kind === 'date' ? due.date : null;
}

describe('reopen', () => {
  const reopened = (at: string) => told(above, 'reopen', { reason: '发放金额有误' }, { at });
  const closed = (decidedAt: string, closedAt: string) => [
    ...[received, accepted, routed, signed],
    { ...granted, at: decidedAt },
    told(handler, 'fulfil', {}, { at: closedAt }),
    told(counter, 'deliver', { way: 'counter' }, { at: closedAt }),
  ];

  it('goes on at the responsible unit where it had got that far, linked to the episode before', () => {
    const at = '2026-10-20T04:00:00.000Z';
    const { state } = given('MZ-10', ...wholeWay).when(reopened(at));
    expect(state).toMatchObject({
      phase: 'accepted',
      handler: { unit: HEPING_MZ, signed: false },
      receivedAt: '2026-09-14T04:00:00.000Z',
      episodes: [{ closedAt: '2026-09-14T04:00:00.000Z', reopenedAt: at }],
    });
    expect(state).not.toHaveProperty('outcome');
    const again = [told(handler, 'sign', {}, { at }), told(handler, 'decide', { outcome: 'granted' }, { at })];
    expect(given('MZ-10', ...wholeWay, reopened(at), ...again).state).toMatchObject({
      phase: 'decided',
      decidedAt: at,
    });
  });

  it('is for a superior of the responsible unit, and for what is closed and was not voided', () => {
    const at = '2026-10-20T04:00:00.000Z';
    expect(given('MZ-10', ...wholeWay).when({ ...reopened(at), by: handler }).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10', received).when(reopened(at)).then).toBe('rule: not-closed');
    const voided = told(counter, 'void', { reason: '录入有误' });
    expect(given('MZ-10', received, voided).when(reopened(at)).then).toBe('rule: voided-for-good');
    const { state } = given('MZ-10', ...wholeWay);
    expect(allowedActs(state, contextOf('MZ-10', above))).toEqual(['reopen', 'record-follow-up']);
  });

  it('does not count the time it was closed, and is late for none of it', () => {
    // 15 working days from 2026-09-14: 2026-10-10, of which 4 are used when it is decided on 2026-09-18.
    const ended = closed('2026-09-18T04:00:00.000Z', '2026-09-21T04:00:00.000Z');
    const at = '2026-12-14T04:00:00.000Z';
    const { state } = given('MZ-10', ...ended).when(reopened(at));
    expect(dueOf(given('MZ-10', ...ended).state)).toBe('2026-10-10');
    expect(dueOf(state)).toBe('2026-12-29');
    expect(lightOf(state, caseClocks(state, calendar, 'Asia/Shanghai'), at)).toBe('green');
  });

  it('has nothing left where it was decided on its last day, and stays late where it was late', () => {
    const lastDay = '2026-10-10T04:00:00.000Z';
    const { state } = given('MZ-10', ...closed(lastDay, lastDay)).when(reopened('2026-12-14T04:00:00.000Z'));
    expect(dueOf(state)).toBe('2026-12-14');
    const tooLate = '2026-10-12T04:00:00.000Z';
    const late = given('MZ-10', ...closed(tooLate, tooLate)).when(reopened('2026-12-14T04:00:00.000Z'));
    expect(dueOf(late.state)).toBe('2026-10-10');
  });

  it('escalates for none of the time it was closed', () => {
    // Due 2026-10-10, decided a working day late: the step of two working days has one day to go when it is reopened.
    const tooLate = '2026-10-12T04:00:00.000Z';
    const at = '2026-12-14T04:00:00.000Z';
    const { state } = given('MZ-10', ...closed(tooLate, tooLate)).when(reopened(at));
    const steps = firingsOf(state, calendar).filter(({ command }) => command.act === 'climb');
    expect(steps.map((firing) => firing.at)).toEqual([at, '2026-12-15T16:00:00.000Z', '2026-12-18T16:00:00.000Z']);
    const early = given('MZ-10', ...closed('2026-09-18T04:00:00.000Z', tooLate)).when(reopened(at)).state;
    const ofTheCase = firingsOf(early, calendar).filter(({ key }) => !key.startsWith('signature'));
    for (const firing of ofTheCase) expect(firing.at > '2026-12-20').toBe(true);
  });

  it('leaves as many working days as there were, however long it was closed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 26 }), fc.integer({ min: 0, max: 200 }), (before, away) => {
        const decided = new Date(Date.parse('2026-09-14T04:00:00.000Z') + before * 86_400_000).toISOString();
        const again = new Date(Date.parse(decided) + away * 86_400_000).toISOString();
        const due = dueOf(given('MZ-10', ...closed(decided, decided)).when(reopened(again)).state) ?? '';
        expect(due >= '2026-10-10').toBe(true);
        expect(due >= again.slice(0, 10) || away === 0 || before === 0).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('terminate', () => {
  it('ends a case that cannot go on, for the responsible unit or one above, before there is a decision', () => {
    const died = told(handler, 'terminate', { reason: '申请人去世' });
    expect(given('MZ-10', received, accepted).when(died).state).toMatchObject({
      phase: 'closed',
      outcome: 'terminated',
    });
    expect(given('MZ-10', received).when({ ...died, by: counter }).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10', received, accepted, routed, signed, granted).when(died).then).toBe('rule: out-of-phase');
  });
});

describe('replace-resident', () => {
  const other = { ...resident, residentId: OTHER_ID };
  const replaced = (facts = other, by = counter) =>
    told(by, 'replace-resident', { residentId: facts.residentId, reason: '同名' }, { with: { resident: facts } });

  it('puts the right resident in the wrong one’s place, and leaves the key of the texts', () => {
    const { state } = given('MZ-10', received).when(
      replaced({ ...other, householdUnit: SHENHE, residenceUnit: SHENHE }),
    );
    expect(state).toMatchObject({
      residentId: OTHER_ID,
      sealKey: `resident-${RESIDENT_ID}`,
      home: { unit: SHENHE, district: '210103' },
      responsibleUnit: '210103-MZ',
    });
  });

  it('asks the conditions of the item again', () => {
    const young = replaced({ ...other, birthDate: '2001-01-01' });
    expect(given('MZ-10', received).when(young).then).toBe('rule: age-not-met');
    expect(given('MZ-10', received).when(replaced(resident)).then).toBe('rule: same-resident');
  });

  it('is for the person who received before acceptance, for a superior afterwards', () => {
    expect(given('MZ-10', received).when(replaced(other, asker('universal-counter', FAKU, 'b'))).then).toBe(
      'rule: not-for-you-to-void',
    );
    const city = asker('supervisor', '210100');
    expect(given('MZ-10', received, accepted, routed).when(replaced(other, city)).then).toEqual(['ResidentReplaced']);
  });

  it('is voided and received anew where another unit would be responsible and the case has gone', () => {
    const elsewhere = replaced({ ...other, householdUnit: SHENHE }, asker('supervisor', '210100'));
    expect(given('MZ-10', received, accepted, routed).when(elsewhere).then).toBe('rule: resident-belongs-elsewhere');
  });
});

describe('one thing, many items', () => {
  const PARENT = '11111111-1111-5111-8111-111111111111';
  const part = (parent: CaseState | null, residentId: string | null = RESIDENT_ID) =>
    told(counter, 'receive', { item: 'YB-01', residentId, parent: PARENT, place: HEPING }, { with: { parent } });
  const whole = given('MZ-10', received).state;

  it('is a case with parts, each of which names it', () => {
    const child = given('YB-01').when(part(whole));
    expect(child.state).toMatchObject({ parent: PARENT });
    expect(given('YB-01').when(part(child.state)).then).toBe('rule: parent-is-a-part');
  });

  it('is of one resident, open, and known', () => {
    expect(given('YB-01').when(part(null)).then).toBe('bad-request: unknown-parent');
    expect(given('YB-01').when(part(given('MZ-10', ...wholeWay).state)).then).toBe('rule: parent-closed');
    expect(given('YB-01').when(part({ ...whole, residentId: OTHER_ID } as CaseState)).then).toBe(
      'rule: parent-of-another',
    );
  });
});
