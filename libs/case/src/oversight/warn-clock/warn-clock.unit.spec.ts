import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  calendar,
  counter,
  given,
  granted,
  received,
  routed,
  signed,
  textsOf,
  told,
} from '../../../testing/index.js';
import { firingsOf } from '../../clocks/firing.js';

const system = asker('system', '210100');
const ready = [received, accepted, routed, signed] as const;
const firing = (act: string) =>
  firingsOf(given('MZ-10', ...ready).state, calendar).find(({ command }) => command.act === act);

describe('a clock that comes near its due time', () => {
  const at = firing('warn-clock')?.at ?? '';
  const warn = told(system, 'warn-clock', { clock: 'promised', light: 'yellow' }, { at });

  it('shows yellow once, and says when it is due', () => {
    const { outcome } = given('MZ-10', ...ready).when(warn);
    expect(outcome).toMatchObject([{ type: 'ClockWarned', data: { clock: 'promised', light: 'yellow' } }]);
    expect(textsOf(outcome, 'zh')[0]).toMatch(/^承诺时限亮黄灯，\d{4}-\d\d-\d\d到期。$/);
    expect(given('MZ-10', ...ready, warn).when(warn).then).toBe('rule: not-due-yet');
  });

  it('is quiet before, and where the case is decided', () => {
    expect(given('MZ-10', ...ready).when({ ...warn, at: '2026-09-14T05:00:00.000Z' }).then).toBe('rule: not-due-yet');
    expect(given('MZ-10', ...ready, granted).when(warn).then).toBe('rule: not-due-yet');
  });

  it('is time’s alone', () => {
    expect(given('MZ-10', ...ready).when({ ...warn, by: counter }).then).toMatch(/only-by-system|not-allowed/);
  });
});
