import { describe, expect, it } from '@jest/globals';
import { accepted, asker, counter, FAKU, given, handler, received, told } from '../../../testing/index.js';

const voided = told(counter, 'void', { reason: '录入有误' });
const colleague = asker('universal-counter', FAKU, 'li');
const above = asker('supervisor', '210124');

describe('voiding what was taken in by mistake', () => {
  it('is for whoever received it, until it is accepted', () => {
    expect(given('MZ-10', received).when(voided).state).toMatchObject({ phase: 'closed', outcome: 'voided' });
    expect(given('MZ-10', received).when({ ...voided, by: colleague }).then).toBe('rule: not-for-you-to-void');
    expect(given('MZ-10', received, accepted).when(voided).then).toBe('rule: not-for-you-to-void');
  });

  it('is for a superior of the counter at any time', () => {
    expect(given('MZ-10', received, accepted).when({ ...voided, by: above }).then).toEqual(['CaseVoided']);
    expect(given('MZ-10', received).when({ ...voided, by: handler }).then).toBe('forbidden: not-allowed');
  });

  it('is for good: such a case is not reopened', () => {
    const reopen = told(asker('supervisor', '210102'), 'reopen', { reason: '恢复' });
    expect(given('MZ-10', received, voided).when(reopen).then).toBe('rule: voided-for-good');
  });
});
