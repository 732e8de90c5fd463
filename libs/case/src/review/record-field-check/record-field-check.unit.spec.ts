import { describe, expect, it } from '@jest/globals';
import { accepted, counter, given, handler, received, routed, signed, told } from '../../../testing/index.js';

const ready = [received, accepted, routed, signed] as const;
const check = (officers: readonly string[], by = handler) =>
  told(by, 'record-field-check', { officers, finding: '属实' });

describe('recording a field check', () => {
  it('is made by two officers at least, each named once', () => {
    expect(given('MZ-10', ...ready).when(check(['zhang', 'li'])).outcome).toMatchObject([
      { data: { officers: ['zhang', 'li'], finding: { plain: '属实' } } },
    ]);
    for (const alone of [[], ['zhang'], ['zhang', ' zhang '], ['zhang', ' ']])
      expect(given('MZ-10', ...ready).when(check(alone)).then).toBe('rule: two-officers');
  });

  it('stops no clock, and may be made again', () => {
    expect(given('MZ-10', ...ready, check(['a', 'b'])).when(check(['a', 'b'])).state).toMatchObject({
      phase: 'accepted',
      review: { fieldChecks: 2 },
    });
  });

  it('is for the responsible unit', () => {
    expect(given('MZ-10', ...ready).when(check(['a', 'b'], counter)).then).toBe('forbidden: not-allowed');
  });
});
