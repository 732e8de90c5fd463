import { describe, expect, it } from '@jest/globals';
import { accepted, counter, given, received, RESIDENT_ID, told } from '../../../testing/index.js';

const correct = (materials?: readonly string[]) =>
  told(counter, 'correct-on-the-spot', { materials, note: '证号末位' });

describe('putting an obvious error right at once', () => {
  it('needs no notice, and uses up no correction', () => {
    const { outcome, state } = given('MZ-10', received).when(correct());
    expect(outcome).toMatchObject([{ type: 'CorrectedOnSpot', data: { materials: [], note: { plain: '证号末位' } } }]);
    expect(state).toMatchObject({ phase: 'received', review: { corrections: [], correctedOnSpot: 1 } });
  });

  it('may bring what was missing', () => {
    const missing = { item: 'MZ-10', residentId: RESIDENT_ID, materials: [{ code: 'identity-card', supplied: false }] };
    const { state } = given('MZ-10', told(counter, 'receive', missing)).when(correct(['identity-card']));
    expect(state).toMatchObject({ missing: [] });
  });

  it('names materials of the item, before acceptance', () => {
    expect(given('MZ-10', received).when(correct(['nothing'])).then).toBe('bad-request: unknown-material');
    expect(given('MZ-10', received, accepted).when(correct()).then).toBe('rule: out-of-phase');
  });
});
