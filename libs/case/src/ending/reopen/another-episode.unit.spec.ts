import { HEPING_MZ, RESIDENT_ID, asker, calendar, counter, handler, resident } from '../../../testing/shenyang.js';
import { accepted, received, routed, signed, told } from '../../../testing/steps.js';
import { given } from '../../../testing/given.js';
import { type CaseState } from '../../state/case.js';
import { ownClocks } from '../../clocks/own-clocks.js';
import { firingsOf } from '../../clocks/firing.js';
import { describe, expect, it } from '@jest/globals';

const noon = (date: string) => `${date}T04:00:00.000Z`;
const above = asker('supervisor', '210102');
const reopened = told(above, 'reopen', { reason: '有误' }, { at: noon('2026-12-14') });
const end = (day: string) => [
  told(handler, 'decide', { outcome: 'granted' }, { at: noon(day) }),
  told(handler, 'fulfil', {}, { at: noon(day) }),
  told(counter, 'deliver', { way: 'counter' }, { at: noon(day) }),
];
const running = (state: CaseState) =>
  state.phase === 'none'
    ? []
    : ownClocks(state, calendar).flatMap(({ name, due, stoppedAt }) =>
        stoppedAt === null && due?.kind === 'date' ? [`${name} ${due.date}`] : [],
      );

describe('what other units owe a case that was reopened', () => {
  it('is owed as many days later, and what was late stays late', () => {
    const asked = told(handler, 'request-co-handling', { unit: '210102002', ask: '初审' });
    const ordered = told(above, 'order-supervision', { to: HEPING_MZ, demand: '请说明' });
    const before = [received, accepted, routed, signed, asked, ordered] as const;
    const soon = given('MZ-10', ...before, ...end('2026-09-16')).when(reopened).state;
    expect(running(soon)).toEqual([
      'signature 2026-12-15',
      'co-handling/co-1 2026-12-18',
      'supervision/order-1 2026-12-15',
    ]);
    for (const { at } of firingsOf(soon, calendar)) expect(at > noon('2026-12-14')).toBe(true);
    const late = given('MZ-10', ...before, ...end('2026-09-28')).when(reopened).state;
    expect(running(late)).toContain('co-handling/co-1 2026-09-20');
  });

  it('does not count the time between in a leg', () => {
    const child = { ...resident, birthDate: '2015-06-01' };
    const way = [
      told(counter, 'receive', { item: 'MZ-06', residentId: RESIDENT_ID }, { with: { resident: child } }),
      routed,
      signed,
      told(handler, 'accept', {}),
    ];
    const before = given('MZ-06', ...way).state;
    expect(running(before)).toEqual(['leg/decide 2026-09-28']);
    const after = given('MZ-06', ...way, ...end('2026-09-16')).when(reopened).state;
    expect(running(after)).toEqual(['leg/decide 2026-12-24', 'signature 2026-12-15']);
  });
});
