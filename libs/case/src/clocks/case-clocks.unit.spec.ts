import { type CaseState } from '../state/case.js';
import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  calendar,
  counter,
  given,
  granted,
  NOON,
  received,
  RESIDENT_ID,
  routed,
  signed,
  told,
} from '../../testing/index.js';
import { caseClocks, endedLate, lightOf } from './case-clocks.js';

const clocksOf = (state: CaseState) => caseClocks(state, calendar, 'Asia/Shanghai');

describe('the clocks of a case', () => {
  it('start at acceptance where the item says so, and the promise is what counts', () => {
    expect(clocksOf(given('MZ-10', received).state)).toEqual({ promised: null, statutory: null, due: null });
    const clocks = clocksOf(given('MZ-10', received, accepted).state);
    expect(clocks.promised?.due).toEqual({ kind: 'date', date: '2026-10-10' });
    expect(clocks.statutory?.due?.kind).toBe('date');
    expect(clocks.due?.due).toEqual(clocks.promised?.due);
  });

  it('mean the date of receipt by the same day', () => {
    const state = given('RS-06', told(counter, 'receive', { item: 'RS-06', residentId: RESIDENT_ID })).state;
    expect(clocksOf(state).due?.due).toEqual({ kind: 'date', date: '2026-09-14' });
  });

  it('go by the register where one had set a due time', () => {
    const state = { ...given('MZ-10', received).state, registerDue: '2026-09-20T03:00:00.000Z' } as CaseState;
    expect(clocksOf(state).due?.due).toEqual({ kind: 'instant', at: '2026-09-20T03:00:00.000Z' });
  });

  it('burn late from the day after, and stop with the decision', () => {
    const there = [received, accepted, routed, signed] as const;
    const open = given('MZ-10', ...there).state;
    expect(lightOf(open, clocksOf(open), NOON)).toBe('green');
    expect(lightOf(open, clocksOf(open), '2026-10-10T15:59:59.999Z')).toBe('red');
    expect(lightOf(open, clocksOf(open), '2026-10-10T16:00:00.000Z')).toBe('late');
    const inTime = given('MZ-10', ...there, granted).state;
    expect(lightOf(inTime, clocksOf(inTime), '2027-01-01T00:00:00.000Z')).toBe('none');
    const late = given('MZ-10', ...there, { ...granted, at: '2026-10-10T16:00:00.000Z' }).state;
    expect([lightOf(late, clocksOf(late), NOON), endedLate(late, clocksOf(late))]).toEqual(['late', true]);
  });
});
