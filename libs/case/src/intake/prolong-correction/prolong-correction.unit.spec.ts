import { describe, expect, it } from '@jest/globals';
import { counter, given, received, textsOf, told, withPeriods } from '../../../testing/index.js';

const asks = told(counter, 'request-correction', { materials: ['identity-card'] });
const prolong = (at?: string) =>
  told(counter, 'prolong-correction', { reason: '外地开具' }, at === undefined ? {} : { at });

describe('prolonging a correction', () => {
  it('gives the days of the item, and says how many', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { prolongation: 6 }) } };
    const { outcome, state } = given('MZ-10', special, asks).when(prolong());
    expect(outcome).toMatchObject([{ data: { days: 6 } }]);
    expect(textsOf(outcome, 'zh')).toEqual(['补正期延长6个工作日：外地开具。']);
    expect(state).toMatchObject({ review: { corrections: [{ prolongedBy: 6 }] } });
  });

  it('is possible once, before the correction has ended', () => {
    expect(given('MZ-10', received, asks, prolong()).when(prolong()).then).toBe('rule: prolonged-already');
    expect(given('MZ-10', received, asks).when(prolong('2026-11-02T04:00:00.000Z')).then).toBe('rule: correction-over');
  });

  it('is nothing where no correction is open', () => {
    expect(given('MZ-10', received).when(prolong()).then).toBe('rule: no-correction');
  });
});
