import { describe, expect, it } from '@jest/globals';
import { accepted, asker, calendar, given, received, routed, signed, textsOf, told } from '../../../testing/index.js';
import { firingsOf } from '../../clocks/firing.js';

const system = asker('system', '210100');
const ready = [received, accepted, routed, signed] as const;
const firing = (act: string) =>
  firingsOf(given('MZ-10', ...ready).state, calendar).find(({ command }) => command.act === act);

describe('a clock that has run out', () => {
  const at = firing('expire-clock')?.at ?? '';
  const expire = told(system, 'expire-clock', { clock: 'promised' }, { at: '2026-11-30T04:00:00.000Z' });

  it('is told once', () => {
    expect(at).not.toBe('');
    const { outcome } = given('MZ-10', ...ready).when(expire);
    expect(outcome).toMatchObject([{ type: 'ClockExpired', data: { clock: 'promised' } }]);
    expect(textsOf(outcome, 'zh')[0]).toMatch(/^承诺时限已超期（\d{4}-\d\d-\d\d到期）。$/);
    expect(given('MZ-10', ...ready, expire).when(expire).then).toBe('rule: not-due-yet');
  });

  it('is nothing while there is time', () => {
    expect(given('MZ-10', ...ready).when({ ...expire, at: '2026-09-15T04:00:00.000Z' }).then).toBe('rule: not-due-yet');
  });
});
