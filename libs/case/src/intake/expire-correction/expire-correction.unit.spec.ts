import { describe, expect, it } from '@jest/globals';
import { asker, calendar, counter, given, received, textsOf, told, withPeriods } from '../../../testing/index.js';
import { firingsOf } from '../../clocks/firing.js';

const system = asker('system', '210100');
const asks = told(counter, 'request-correction', { materials: ['identity-card'] });
const short = { ...received, with: { item: withPeriods('MZ-10', { correction: 3 }) } };
const expire = (at: string, by = system) => told(by, 'expire-correction', {}, { at });

describe('a correction that nobody answered', () => {
  it('counts as withdrawn from the day after the item’s period on', () => {
    const before = given('MZ-10', short, asks);
    const firing = firingsOf(before.state, calendar).find(({ command }) => command.act === 'expire-correction');
    expect(firing?.at).toBe('2026-09-17T16:00:00.000Z');
    const { outcome, state } = before.when(expire(firing?.at ?? ''));
    expect(state).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
    expect(textsOf(outcome, 'zh')[0]).toContain('2026-09-17到期，尚缺');
  });

  it('is not over a moment before, nor once it was supplied', () => {
    expect(given('MZ-10', short, asks).when(expire('2026-09-17T15:59:59.999Z')).then).toBe('rule: not-due-yet');
    const supplied = told(counter, 'supply-materials', { materials: ['identity-card'] });
    expect(given('MZ-10', short, asks, supplied).when(expire('2026-09-20T16:00:00.000Z')).then).toBe(
      'rule: no-correction',
    );
  });

  it('is nobody’s to end but time’s', () => {
    expect(given('MZ-10', short, asks).when(expire('2026-09-18T04:00:00.000Z', counter)).then).toMatch(
      /only-by-system|not-allowed/,
    );
  });
});
