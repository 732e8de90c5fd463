import { describe, expect, it } from '@jest/globals';
import { asker, counter, given, received, RESIDENT_ID, told } from '../../../testing/index.js';

const incomplete = told(counter, 'receive', {
  item: 'MZ-10',
  residentId: RESIDENT_ID,
  materials: [{ code: 'identity-card', supplied: false }],
});
const supply = (materials: readonly string[], by = counter) => told(by, 'supply-materials', { materials });

describe('supplying what was missing', () => {
  it('takes what is owed, once each, and leaves the rest aside', () => {
    const { outcome, state } = given('MZ-10', incomplete).when(
      supply(['identity-card', 'identity-card', 'household-register']),
    );
    expect(outcome).toMatchObject([{ data: { materials: ['identity-card'] } }]);
    expect(state).toMatchObject({ missing: [], completeAt: '2026-09-14T04:00:00.000Z' });
  });

  it('names materials of the item, and some that are owed', () => {
    expect(given('MZ-10', incomplete).when(supply(['nothing'])).then).toBe('bad-request: unknown-material');
    expect(given('MZ-10', incomplete).when(supply(['household-register'])).then).toMatch(/: not-owed$/);
    expect(given('MZ-10', received).when(supply(['identity-card'])).then).toBe('rule: nothing-owed');
  });

  it('lets the case go on from a correction', () => {
    const asks = told(counter, 'request-correction', { materials: ['identity-card'] });
    expect(given('MZ-10', incomplete, asks).state).toMatchObject({ phase: 'correcting' });
    expect(given('MZ-10', incomplete, asks).when(supply(['identity-card'])).state).toMatchObject({
      phase: 'received',
      missing: [],
    });
  });

  it('is taken where it was received or lies', () => {
    expect(
      given('MZ-10', incomplete).when(supply(['identity-card'], asker('universal-counter', '210103006003'))).then,
    ).toBe('forbidden: not-allowed');
  });
});
