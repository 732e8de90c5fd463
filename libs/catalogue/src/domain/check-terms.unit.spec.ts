import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LAST_DATE, dueDate, dueOf, unpublishedCalendar } from '#libs/clocks/domain';
import { shenyangItems } from '../shenyang.js';
import { checkItem } from './check-item.js';
import type { ServiceItem } from './service-item.js';

const { items } = shenyangItems();
const itemOf = (code: string): ServiceItem => {
  const found = items.find((item) => item.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};
const days = (value: number, unit: 'working-day' | 'natural-day' | 'month' | 'hour' = 'working-day') => ({
  value,
  unit,
  rolls: true,
});
const limitsOf = (code: string, more: Partial<ServiceItem['limits']>): ServiceItem['limits'] => ({
  ...itemOf(code).limits,
  ...more,
});
const [push, decide, notify] = itemOf('MZ-06').legs;
if (!push || !decide || !notify) throw new Error('MZ-06 has three legs');
const { window } = itemOf('MZ-17');
if (!window) throw new Error('MZ-17 has a window');

/** An item of the list, what is changed of it, and what is wrong then. */
const WRONG: readonly (readonly [string, object, string, string])[] = [
  ['MZ-10', { colour: 'red' }, '/colour', 'unknown-term'],
  [
    'MZ-10',
    { limits: limitsOf('MZ-10', { statutory: days(1_000_000_000) }) },
    '/limits/statutory/value',
    'limit-out-of-range',
  ],
  ['MZ-10', { limits: limitsOf('MZ-10', { promised: days(-1) }) }, '/limits/promised/value', 'limit-out-of-range'],
  ['MZ-10', { limits: limitsOf('MZ-10', { promised: days(1.5) }) }, '/limits/promised/value', 'limit-out-of-range'],
  [
    'MZ-10',
    { limits: limitsOf('MZ-10', { statutory: days(121, 'month') }) },
    '/limits/statutory/value',
    'limit-out-of-range',
  ],
  ['MZ-10', { limits: limitsOf('MZ-10', { promised: days(31) }) }, '/limits/promised', 'promise-longer-than-law'],
  [
    'MZ-10',
    { limits: limitsOf('MZ-10', { promised: days(2, 'month') }) },
    '/limits/promised',
    'promise-longer-than-law',
  ],
  ['MZ-10', { periods: { correction: 1_000_000_000 } }, '/periods/correction', 'period-out-of-range'],
  ['MZ-10', { periods: { lunch: 1 } }, '/periods/lunch', 'unknown-term'],
  ['MZ-10', { periods: { firstReminder: 9 } }, '/periods/firstReminder', 'periods-out-of-order'],
  ['MZ-10', { periods: { complexRectification: 3 } }, '/periods/complexRectification', 'periods-out-of-order'],
  ['MZ-10', { lights: { yellowPercent: 101 } }, '/lights/yellowPercent', 'limit-out-of-range'],
  ['MZ-10', { lights: { blueDays: 1 } }, '/lights/blueDays', 'unknown-term'],
  ['MZ-10', { extension: 0 }, '/extension', 'limit-out-of-range'],
  ['MZ-10', { wholeWay: 5 }, '/wholeWay', 'whole-way-differs'],
  ['MZ-10', { kind: 'on-the-spot' }, '/limits/promised', 'spot-without-same-day'],
  ['MZ-10', { kind: 'guide-only' }, '/mode', 'guide-only-in-part'],
  ['MZ-16', { inPerson: false }, '/inPerson', 'guide-only-in-part'],
  ['MZ-10', { inPerson: true, mode: 'online' }, '/mode', 'presence-online'],
  ['RS-06', { inPerson: true }, '/limits/online', 'presence-online'],
  ['MZ-15', { scope: 'nation' }, '/scope', 'fixed-too-far'],
  ['MZ-04', { extension: 5 }, '/extension', 'extension-of-hours'],
  ['YB-01', { extension: 5 }, '/extension', 'extension-of-hours'],
  ['MZ-10', { via: ['village'] }, '/via/0', 'unknown-examiner'],
  ['MZ-10', { excluded: [{ kind: 'field-check' }] }, '/excluded/0/kind', 'unknown-procedure'],
  ['MZ-10', { excluded: [{ kind: 'hearing' }, { kind: 'hearing' }] }, '/excluded/1/kind', 'procedure-listed-twice'],
  ['MZ-10', { specialProcedures: ['public-notice'] }, '/specialProcedures/0', 'unknown-procedure'],
  ['MZ-01', { periods: { notice: 10 } }, '/excluded/0/days', 'notice-days-differ'],
  [
    'GA-01',
    {
      materials: itemOf('GA-01').materials.map((each) =>
        each.code === 'school-proof' ? { ...each, need: 'tolerable' } : each,
      ),
    },
    '/materials/4/need',
    'one-of-needs-differ',
  ],
  ['MZ-17', { limits: limitsOf('MZ-17', { promised: 'same-day' }) }, '/limits/promised', 'window-and-limits'],
  ['MZ-17', { window: { ...window, then: days(30, 'hour') } }, '/window/then/unit', 'window-not-in-days'],
  ['MZ-17', { window: { ...window, onExpiry: 'granted' } }, '/window/onExpiry', 'unknown-expiry'],
  ['MZ-17', { window: { ...window, notBefore: days(0) } }, '/window/notBefore/value', 'limit-out-of-range'],
  [
    'MZ-04',
    { afterwards: { what: '补手续', value: 0, unit: 'working-day' } },
    '/afterwards/value',
    'limit-out-of-range',
  ],
  ['MZ-06', { legs: [push, { ...decide, name: 'ponder' }, notify] }, '/legs/1/name', 'unknown-leg'],
  ['MZ-06', { legs: [{ ...push, by: 'responsible' }, decide, notify] }, '/legs/0/by', 'leg-by-nobody'],
  ['MZ-08', { via: [] }, '/legs/1/by', 'leg-by-nobody'],
  ['MZ-06', { legs: [decide, push, notify] }, '/legs', 'legs-out-of-order'],
  ['MZ-06', { legs: [push, notify] }, '/legs', 'legs-out-of-order'],
  ['MZ-06', { limits: limitsOf('MZ-06', { startsAt: 'accepted' }) }, '/limits/startsAt', 'legs-start-complete'],
  ['MZ-06', { mode: 'decide-anywhere' }, '/mode', 'legs-need-a-way'],
  ['MZ-06', { limits: limitsOf('MZ-06', { promised: days(9) }) }, '/limits/promised', 'legs-and-promise-differ'],
  ['MZ-06', { wholeWay: 13 }, '/wholeWay', 'whole-way-differs'],
  ['MZ-06', { legs: [{ ...push, days: 1_000_000_000 }, decide, notify] }, '/legs/0/days', 'limit-out-of-range'],
];

describe('a term that cannot be obeyed', () => {
  it.each(WRONG)('%s with %j: %s %s', (code, changed, field, fault) => {
    const errors = checkItem({ ...itemOf(code), ...changed } as ServiceItem);
    expect(errors.map((error) => `${error.field} ${error.code}`)).toContain(`${field} ${fault}`);
  });

  it('has every parameter of its text told', () => {
    for (const [code, changed] of WRONG)
      for (const { refused, params } of checkItem({ ...itemOf(code), ...changed } as ServiceItem)) {
        const { zh, en } = refused.detail;
        const named = [...`${zh}${en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        expect(Object.keys(params)).toEqual(expect.arrayContaining([...new Set(named)]));
      }
  });

  it('is none where the list of the 52 says it', () => {
    for (const item of items) expect(checkItem(item)).toEqual([]);
  });
});

it('whatever limit is published can be counted', () => {
  const limits = fc.record({
    value: fc.integer({ min: -10, max: 2_000_000_000 }),
    unit: fc.constantFrom('working-day', 'natural-day', 'month', 'hour', 'counter-hour'),
    rolls: fc.boolean(),
  });
  const calendar = unpublishedCalendar('weekends');
  fc.assert(
    fc.property(limits, (limit) => {
      const item = { ...itemOf('SQ-02'), limits: limitsOf('SQ-02', { promised: limit }) };
      if (checkItem(item).length > 0) return;
      const due = dueOf('2026-09-14T02:00:00.000Z', limit, calendar, 'Asia/Shanghai');
      expect(due.beyond).toBeUndefined();
      expect(dueDate(due, 'Asia/Shanghai') < LAST_DATE).toBe(true);
    }),
  );
});
