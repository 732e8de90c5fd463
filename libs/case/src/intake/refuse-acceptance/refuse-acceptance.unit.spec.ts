import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  counter,
  given,
  handler,
  received,
  RESIDENT_ID,
  routed,
  textsOf,
  told,
} from '../../../testing/index.js';

const refuse = told(counter, 'refuse-acceptance', { reason: '不属本机关职权', rightAuthority: '市医保局' });

describe('refusing acceptance', () => {
  it('closes the case with the reason and the right authority, both sealed', () => {
    const { outcome, state } = given('MZ-10', received).when(refuse);
    expect(outcome).toMatchObject([
      { data: { reason: { plain: '不属本机关职权' }, rightAuthority: { plain: '市医保局' } } },
    ]);
    expect(textsOf(outcome, 'zh')).toEqual(['不予受理：不属本机关职权。应向市医保局提出。']);
    expect(state).toMatchObject({ phase: 'closed', outcome: 'acceptance-refused' });
  });

  it('comes before acceptance, from whoever accepts in the mode, once it has signed', () => {
    expect(given('MZ-10', received, accepted).when(refuse).then).toBe('rule: out-of-phase');
    const collected = told(counter, 'receive', { item: 'MZ-01', residentId: RESIDENT_ID });
    expect(given('MZ-01', collected).when(refuse).then).toBe('forbidden: not-allowed');
    expect(given('MZ-01', collected, routed).when({ ...refuse, by: handler }).then).toBe('rule: not-signed');
  });
});
