import { describe, expect, it } from '@jest/globals';
import { accepted, asker, given, handler, HEPING_MZ, received, routed, signed, told } from '../../../testing/index.js';

const before = [received, accepted, routed, signed] as const;
const city = asker('supervisor', '210100');
const district = asker('supervisor', '210102');
const rule = (to: string, by = city) => told(by, 'rule', { to, reason: '户籍在此' });
const back = told(handler, 'return', { reasonCode: 'wrong-unit', note: null });

describe('ruling whose case it is', () => {
  it('gives it to the unit named, which signs for it; who has it already keeps it', () => {
    const { outcome, state } = given('MZ-10', ...before).when(rule('210103-MZ'));
    expect(outcome).toMatchObject([{ type: 'RoutingRuled', data: { from: HEPING_MZ, to: '210103-MZ', by: '210100' } }]);
    expect(state).toMatchObject({ responsibleUnit: '210103-MZ', handler: { unit: '210103-MZ', signed: false } });
    expect(given('MZ-10', ...before).when(rule(HEPING_MZ)).state).toMatchObject({
      handler: { unit: HEPING_MZ, signed: true },
    });
  });

  it('ends a dispute', () => {
    const disputed = given('MZ-10', ...before, back, routed, signed, back);
    const { state } = disputed.when(rule(HEPING_MZ));
    expect(state).toMatchObject({ moves: { dispute: null, ruling: { to: HEPING_MZ, by: '210100' } } });
    expect(disputed.when(rule(HEPING_MZ, district)).then).toMatch(/not-above-all|not-allowed/);
  });

  it('is final: the unit ruled for neither returns nor passes it on, nor is it ruled again', () => {
    const ruled = given('MZ-10', ...before, rule(HEPING_MZ));
    expect(ruled.when(back).then).toBe('rule: already-ruled');
    expect(ruled.when(rule('210103-MZ')).then).toBe('rule: already-ruled');
  });

  it('is for a superior of every unit concerned', () => {
    expect(given('MZ-10', ...before).when(rule(HEPING_MZ, district)).then).toEqual(['RoutingRuled']);
    expect(given('MZ-10', ...before).when(rule('210103-MZ', district)).then).toBe('rule: not-above-all');
    expect(given('MZ-10', ...before).when(rule('210103-MZ', asker('supervisor', '210103'))).then).toBe(
      'forbidden: not-allowed',
    );
  });
});
