import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  FAKU,
  given,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  told,
} from '../../../testing/index.js';

const before = [received, accepted, routed, signed] as const;
const to = (unit: string, by = handler) => told(by, 'transfer', { to: unit, reason: '户籍已迁' });

describe('transferring a case', () => {
  it('moves the responsibility, and the new unit signs for it', () => {
    const { outcome, state } = given('MZ-10', ...before).when(to('210103-MZ'));
    expect(outcome).toMatchObject([{ type: 'CaseTransferred', data: { from: HEPING_MZ, to: '210103-MZ' } }]);
    expect(state).toMatchObject({
      responsibleUnit: '210103-MZ',
      handler: { unit: '210103-MZ', signed: false },
      acceptedAt: '2026-09-14T04:00:00.000Z',
    });
  });

  it('names a unit that is there and may be responsible, and not the one that is', () => {
    expect(given('MZ-10', ...before).when(to(HEPING_MZ)).then).toBe('rule: nothing-to-route');
    expect(given('MZ-10', ...before).when(to('nowhere')).then).toMatch(/^bad-request: /);
  });

  it('may be given back by a return, and then the former unit is responsible again', () => {
    const there = asker('case-handler', '210103-MZ');
    const back = told(there, 'return', { reasonCode: 'wrong-unit', note: null });
    const { state } = given('MZ-10', ...before, to('210103-MZ')).when(back);
    expect(state).toMatchObject({ responsibleUnit: HEPING_MZ, handler: { unit: HEPING_MZ, signed: true } });
  });

  it('is for the responsible unit that holds and has signed for it', () => {
    expect(given('MZ-10', received, accepted, routed).when(to('210103-MZ')).then).toBe('rule: not-signed');
    expect(given('MZ-10', ...before).when(to('210103-MZ', asker('case-handler', FAKU))).then).toBe(
      'forbidden: not-allowed',
    );
    expect(given('MZ-10', received).when(to('210103-MZ', asker('case-handler', FAKU))).then).toBe(
      'rule: not-with-responsible-unit',
    );
  });

  it('does not go against a ruling', () => {
    const ruled = told(asker('supervisor', '210100'), 'rule', { to: HEPING_MZ, reason: '户籍在此' });
    expect(given('MZ-10', ...before, ruled).when(to('210103-MZ')).then).toBe('rule: already-ruled');
  });
});
