import { describe, expect, it } from '@jest/globals';
import { accepted, asker, calendar, counter, given, RESIDENT_ID, told } from '../../../testing/index.js';
import { firingsOf } from '../../clocks/firing.js';

const system = asker('system', '210100');
const withoutCard = told(counter, 'receive', {
  item: 'MZ-10',
  residentId: RESIDENT_ID,
  materials: [{ code: 'bank-card', supplied: false }],
});
const expire = (at: string) => told(system, 'expire-gap', {}, { at });

describe('a gap that was not filled in time', () => {
  it('counts as withdrawn, the day after it was due', () => {
    const before = given('MZ-10', withoutCard, accepted);
    const firing = firingsOf(before.state, calendar).find(({ command }) => command.act === 'expire-gap');
    const { outcome, state } = before.when(expire(firing?.at ?? ''));
    expect(outcome).toMatchObject([{ data: { materials: ['bank-card'], due: '2026-09-22' } }]);
    expect(state).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
  });

  it('waits for its day, and for nothing that was filled', () => {
    expect(given('MZ-10', withoutCard, accepted).when(expire('2026-09-22T15:00:00.000Z')).then).toBe(
      'rule: not-due-yet',
    );
    const filled = told(counter, 'fill-gap', { materials: ['bank-card'] });
    expect(given('MZ-10', withoutCard, accepted, filled).when(expire('2026-09-22T16:00:00.000Z')).then).toBe(
      'rule: no-gap',
    );
  });
});
