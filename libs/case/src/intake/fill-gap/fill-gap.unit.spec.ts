import { describe, expect, it } from '@jest/globals';
import { accepted, counter, given, received, RESIDENT_ID, routed, told } from '../../../testing/index.js';

const withoutCard = told(counter, 'receive', {
  item: 'MZ-10',
  residentId: RESIDENT_ID,
  materials: [{ code: 'bank-card', supplied: false }],
});
const fill = (materials: readonly string[]) => told(counter, 'fill-gap', { materials });

describe('filling a gap', () => {
  it('takes what was promised, wherever the case lies', () => {
    const { outcome, state } = given('MZ-10', withoutCard, accepted, routed).when(fill(['bank-card']));
    expect(outcome).toMatchObject([{ type: 'GapFilled', data: { materials: ['bank-card'] } }]);
    expect(state).toMatchObject({
      review: { gaps: [{ material: 'bank-card', filledAt: '2026-09-14T04:00:00.000Z' }] },
    });
  });

  it('names a material that is owed', () => {
    expect(given('MZ-10', withoutCard, accepted).when(fill(['identity-card'])).then).toMatch(/: not-owed$/);
    expect(given('MZ-10', withoutCard, accepted).when(fill(['nothing'])).then).toBe('bad-request: unknown-material');
  });

  it('is nothing where nothing is owed', () => {
    expect(given('MZ-10', received, accepted).when(fill(['bank-card'])).then).toBe('rule: no-gap');
    expect(given('MZ-10', withoutCard, accepted, fill(['bank-card'])).when(fill(['bank-card'])).then).toBe(
      'rule: no-gap',
    );
  });
});
