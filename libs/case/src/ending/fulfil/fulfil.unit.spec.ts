import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  given,
  granted,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  textsOf,
  told,
} from '../../../testing/index.js';

const decided = [received, accepted, routed, signed, granted] as const;
const fulfil = told(handler, 'fulfil', { result: { kind: '津贴', number: 'JT-1' }, note: '次月发放' });

describe('fulfilling a request', () => {
  it('says what came of it, sealed, and keeps the outcome', () => {
    const { outcome, state } = given('MZ-10', ...decided).when(fulfil);
    expect(outcome).toMatchObject([{ data: { result: { kind: { plain: '津贴' }, number: { plain: 'JT-1' } } } }]);
    expect(state).toMatchObject({ phase: 'fulfilled', outcome: 'granted' });
    expect(textsOf(outcome, 'zh')).toEqual(['已办结，结果：津贴（JT-1）。备注：次月发放。']);
    const bare = given('MZ-10', ...decided).when(told(handler, 'fulfil', {})).outcome;
    expect(textsOf(bare, 'en')).toEqual(['Fulfilled.']);
  });

  it('follows a decision, granted or refused', () => {
    expect(given('MZ-10', received, accepted, routed, signed).when(fulfil).then).toBe('rule: out-of-phase');
    const refused = told(handler, 'decide', { outcome: 'refused', reasons: '不符合条件' });
    expect(given('MZ-10', received, accepted, routed, signed, refused).when(fulfil).state).toMatchObject({
      outcome: 'refused',
    });
  });

  it('is for the responsible unit, and there for whoever claimed the case', () => {
    const li = asker('case-handler', HEPING_MZ, 'li');
    const claimed = told(handler, 'claim', {});
    expect(given('MZ-10', received, accepted, routed, signed, claimed, granted).when({ ...fulfil, by: li }).then).toBe(
      'rule: claimed-by-another',
    );
    expect(given('MZ-10', ...decided).when({ ...fulfil, by: asker('case-handler', '210103-MZ') }).then).toBe(
      'forbidden: not-allowed',
    );
  });
});
