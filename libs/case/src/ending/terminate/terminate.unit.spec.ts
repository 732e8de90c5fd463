import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  given,
  granted,
  handler,
  received,
  routed,
  signed,
  told,
} from '../../../testing/index.js';

const terminate = told(handler, 'terminate', { reason: '居民死亡' });

describe('ending a case that cannot go on', () => {
  it('closes it without a decision', () => {
    const { state } = given('MZ-10', received, accepted, routed, signed).when(terminate);
    expect(state).toMatchObject({ phase: 'closed', outcome: 'terminated' });
    expect(given('MZ-10', received, accepted, routed, signed, granted).when(terminate).then).toBe('rule: out-of-phase');
  });

  it('is for the responsible unit and those above it, not for the counter', () => {
    const above = asker('supervisor', '210102');
    expect(given('MZ-10', received).when({ ...terminate, by: above }).then).toEqual(['CaseTerminated']);
    expect(given('MZ-10', received).when({ ...terminate, by: counter }).then).toBe('forbidden: not-allowed');
  });
});
