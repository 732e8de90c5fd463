import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  FAKU,
  given,
  HEPING_MZ,
  received,
  routed,
  signed,
  told,
  withPeriods,
} from '../../../testing/index.js';

const city = asker('supervisor', '210100');
const ready = [accepted, routed, signed] as const;
const order = (to = HEPING_MZ, due?: string, by = city) => told(by, 'order-supervision', { to, demand: '请说明', due });

describe('ordering an answer of a unit', () => {
  it('is owed after the item’s days unless a date is named', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { supervision: 2 }) } };
    expect(given('MZ-10', special, ...ready).when(order()).outcome).toMatchObject([
      { data: { order: 'order-1', by: '210100', to: HEPING_MZ, due: '2026-09-16', demand: { plain: '请说明' } } },
    ]);
    expect(given('MZ-10', special, ...ready).when(order(HEPING_MZ, '2026-09-30')).outcome).toMatchObject([
      { data: { due: '2026-09-30' } },
    ]);
    expect(given('MZ-10', special, ...ready).when(order(HEPING_MZ, '2026-09-13')).then).toBe('rule: date-passed');
  });

  it('goes to a unit that has to do with the case and lies below the superior', () => {
    expect(given('MZ-10', received, ...ready).when(order(FAKU)).then).toEqual(['SupervisionOrdered']);
    expect(given('MZ-10', received, ...ready).when(order('210103-MZ')).then).toBe('rule: not-concerned');
    expect(given('MZ-10', received, ...ready).when(order('nowhere')).then).toMatch(/^bad-request: /);
    expect(given('MZ-10', received, ...ready).when(order(FAKU, undefined, asker('supervisor', '210102'))).then).toBe(
      'rule: not-above-all',
    );
  });

  it('is for those above a unit of the case', () => {
    expect(
      given('MZ-10', received, ...ready).when(order(HEPING_MZ, undefined, asker('supervisor', '210103'))).then,
    ).toBe('forbidden: not-allowed');
  });
});
