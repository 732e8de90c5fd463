import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  given,
  granted,
  HEPING_MZ,
  received,
  routed,
  signed,
} from '../../../testing/index.js';

describe('signing for a case', () => {
  it('takes over what was routed to the unit, once', () => {
    const after = given('MZ-10', received, accepted, routed).when(signed);
    expect(after.outcome).toEqual([{ type: 'CaseSigned', data: { unit: HEPING_MZ } }]);
    expect(after.state).toMatchObject({ phase: 'accepted', handler: { unit: HEPING_MZ, signed: true } });
    expect(given('MZ-10', received, accepted, routed, signed).when(signed).then).toBe('rule: already-signed');
  });

  it('comes before any work on it', () => {
    expect(given('MZ-10', received, accepted, routed).when(granted).then).toBe('rule: not-signed');
  });

  it('is for the unit that it was routed to, and not for the counter that sent it', () => {
    for (const by of [counter, asker('case-handler', '210103-MZ')])
      expect(given('MZ-10', received, accepted, routed).when({ ...signed, by }).then).toBe('forbidden: not-allowed');
  });
});
