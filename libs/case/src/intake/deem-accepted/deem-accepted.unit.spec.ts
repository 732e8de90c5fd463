import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  calendar,
  FAKU,
  given,
  received,
  textsOf,
  told,
  withPeriods,
} from '../../../testing/index.js';
import { firingsOf } from '../../clocks/firing.js';

const system = asker('system', '210100');
const quick = { ...received, with: { item: withPeriods('MZ-10', { completeness: 2 }) } };
const deem = (at: string) => told(system, 'deem-accepted', {}, { at });

describe('silence until the check of completeness has run out', () => {
  it('accepts the request, dated back to the receipt, and says who was silent', () => {
    const before = given('MZ-10', quick);
    const firing = firingsOf(before.state, calendar).find(({ command }) => command.act === 'deem-accepted');
    expect(firing?.at).toBe('2026-09-16T16:00:00.000Z');
    const { outcome, state } = before.when(deem(firing?.at ?? ''));
    expect(outcome).toMatchObject([{ type: 'RequestAccepted', data: { manner: 'deemed', heldBy: FAKU } }]);
    expect(state).toMatchObject({ phase: 'accepted', acceptedAt: '2026-09-14T04:00:00.000Z' });
    expect(textsOf(outcome, 'zh')[0]).toContain('逾期未告知，视为受理');
  });

  it('does nothing before, and nothing to what was accepted in time', () => {
    expect(given('MZ-10', quick).when(deem('2026-09-16T04:00:00.000Z')).then).toBe('rule: not-due-yet');
    expect(given('MZ-10', quick, accepted).when(deem('2026-09-16T16:00:00.000Z')).then).toMatch(/^rule: /);
  });
});
