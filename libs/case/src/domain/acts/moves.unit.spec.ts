import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  FAKU,
  given,
  granted,
  handler,
  HEPING_MZ,
  received,
  RESIDENT_ID,
  routed,
  signed,
  told,
} from '../../../testing/index.js';

const SHENHE_MZ = '210103-MZ';
const other = asker('case-handler', SHENHE_MZ);
const cityAbove = asker('supervisor', '210100');
const districtAbove = asker('supervisor', '210102');
const there = [received, accepted, routed, signed] as const;
const transferred = told(handler, 'transfer', { to: SHENHE_MZ, reason: '户籍已迁' });
const signedThere = told(other, 'sign', {});
const back = told(handler, 'return', { reasonCode: 'wrong-unit' });
const again = [back, routed] as const;

describe('transfer', () => {
  it('moves responsibility and keeps the old holder in the history', () => {
    expect(given('MZ-10', ...there).when(transferred).state).toMatchObject({
      phase: 'accepted',
      responsibleUnit: SHENHE_MZ,
      handler: { unit: SHENHE_MZ, signed: false, person: null },
      moves: { transfers: [{ from: HEPING_MZ, to: SHENHE_MZ }] },
      acceptedAt: '2026-09-14T04:00:00.000Z',
    });
    expect(given('MZ-10', ...there, transferred, signedThere).when({ ...granted, by: other }).then).toEqual([
      'DecisionMade',
    ]);
  });

  it('obeys the rule of the responsible unit', () => {
    const to = (unit: string) =>
      given('MZ-10', ...there).when(told(handler, 'transfer', { to: unit, reason: '职责调整' })).then;
    expect(to('210103-RS')).toBe('rule: override-not-fitting');
    expect(to(FAKU)).toBe('rule: override-to-receiver');
    expect(to(HEPING_MZ)).toBe('rule: nothing-to-route');
    expect(to('999999')).toBe('bad-request: unknown-unit');
  });

  it('is for who has the case and has signed for it', () => {
    expect(given('MZ-10', received, accepted, routed).when(transferred).then).toBe('rule: not-signed');
    expect(given('MZ-10', ...there).when({ ...transferred, by: counter }).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10', ...there, granted).when(transferred).then).toBe('rule: out-of-phase');
  });

  it('comes back with the responsibility where it is returned', () => {
    const returned = told(other, 'return', { reasonCode: 'wrong-unit' });
    expect(given('MZ-10', ...there, transferred).when(returned).state).toMatchObject({
      responsibleUnit: HEPING_MZ,
      handler: { unit: HEPING_MZ, signed: true },
    });
  });
});

describe('a return for the materials', () => {
  const forMaterials = told(handler, 'return', { reasonCode: 'missing-material' });
  const notice = told(handler, 'request-correction', { materials: ['identity-card'] });

  it('uses up the one correction of the case', () => {
    const once = given('MZ-01', told(counter, 'receive', { item: 'MZ-01', residentId: RESIDENT_ID }), routed, signed);
    expect(once.when(forMaterials).outcome).toEqual([
      { type: 'CaseReturned', data: expect.not.objectContaining({ repeated: true }) },
    ]);
    const back = told(counter, 'receive', { item: 'MZ-01', residentId: RESIDENT_ID });
    const later = given('MZ-01', back, routed, signed, forMaterials, routed, signed);
    expect(later.when(notice).outcome).toMatchObject([{ type: 'CorrectionRequested', data: { repeated: true } }]);
    expect(later.when(forMaterials).outcome).toMatchObject([{ data: { repeated: true } }, { type: 'DisputeReferred' }]);
  });
});

describe('a case that bounces', () => {
  it('goes with the second return for the same cause to the common superior of both', () => {
    const twice = given('MZ-10', ...there, ...again).when(back);
    expect(twice.outcome).toMatchObject([
      { type: 'CaseReturned' },
      { type: 'DisputeReferred', data: { between: [HEPING_MZ, FAKU], cause: 'wrong-unit', to: '210100' } },
    ]);
    expect(twice.state).toMatchObject({ handler: { unit: '210100' }, moves: { dispute: { to: '210100' } } });
  });

  it('does not for another cause', () => {
    const otherCause = told(handler, 'return', { reasonCode: 'wrong-item' });
    expect(given('MZ-10', ...there, ...again).when(otherCause).then).toEqual(['CaseReturned']);
  });

  it('counts both ways between the same two units', () => {
    const wrong = told(other, 'return', { reasonCode: 'wrong-unit' });
    const { state } = given('MZ-10', ...there, transferred, wrong, transferred).when(wrong);
    expect(state).toMatchObject({ moves: { dispute: { between: [SHENHE_MZ, HEPING_MZ], to: '210100' } } });
  });

  it('waits for the ruling of that superior or one above', () => {
    const disputed = given('MZ-10', ...there, ...again, back);
    expect(disputed.when(routed).then).toBe('rule: lies-elsewhere');
    expect(disputed.when(granted).then).toBe('rule: not-with-responsible-unit');
    expect(disputed.when({ ...transferred, by: asker('case-handler', '210100') }).then).toBe('rule: in-dispute');
    const ruling = told(districtAbove, 'rule', { to: HEPING_MZ, reason: '户籍在本区' });
    expect(disputed.when(ruling).then).toBe('forbidden: not-allowed');
    expect(disputed.when({ ...ruling, by: cityAbove }).state).toMatchObject({
      responsibleUnit: HEPING_MZ,
      handler: { unit: HEPING_MZ, signed: false },
      moves: { dispute: null, ruling: { to: HEPING_MZ, by: '210100' } },
    });
  });
});

describe('rule', () => {
  const ruling = told(cityAbove, 'rule', { to: SHENHE_MZ, reason: '户籍已迁至沈河区' });

  it('is final: no return, no transfer, and no second ruling', () => {
    const ruled = given('MZ-10', ...there, ruling, signedThere);
    expect(ruled.when({ ...back, by: other }).then).toBe('rule: already-ruled');
    expect(ruled.when(told(other, 'transfer', { to: HEPING_MZ, reason: '不服' })).then).toBe('rule: already-ruled');
    expect(ruled.when({ ...ruling, by: cityAbove }).then).toBe('rule: already-ruled');
    expect(ruled.when({ ...granted, by: other }).then).toEqual(['DecisionMade']);
  });

  it('leaves the case as it is with the unit that has it', () => {
    const forHolder = told(districtAbove, 'rule', { to: HEPING_MZ, reason: '职责明确' });
    expect(given('MZ-10', ...there).when(forHolder).state).toMatchObject({
      handler: { unit: HEPING_MZ, signed: true },
    });
  });

  it('is for a superior of all the units concerned', () => {
    const beyond = told(districtAbove, 'rule', { to: SHENHE_MZ, reason: '户籍已迁' });
    expect(given('MZ-10', ...there).when(beyond).then).toBe('rule: not-above-all');
    expect(given('MZ-10', ...there).when({ ...ruling, by: asker('supervisor', '210103') }).then).toBe(
      'forbidden: not-allowed',
    );
    expect(given('MZ-10', ...there).when({ ...ruling, by: handler }).then).toBe('forbidden: not-allowed');
  });
});
