import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterCounterHours, closingOf } from './counter-hours.js';
import { dueOf } from './due.js';
import { explainDue } from './explain.js';
import { Calendars } from './calendars.js';

const ZONE = 'Asia/Shanghai';
const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();

/** 9:00–11:30 and 13:00–16:00; on Thursday 2026-11-05 in the morning only. */
function calendarWithHalfDay() {
  const calendars = new Calendars();
  const openings = [
    { from: '09:00', to: '11:30' },
    { from: '13:00', to: '16:00' },
  ];
  const otherDays = [{ date: '2026-11-05', openings: [{ from: '09:00', to: '11:30' }] }];
  calendars.apply({ type: 'CounterHoursPublished', data: { region: 'R', openings, otherDays, basis: '公告' } });
  return calendars.of('R');
}

describe('hours in which the counters are open (rules §10, §13)', () => {
  const calendar = calendarWithHalfDay();

  it('count over the lunch break, the night and the weekend', () => {
    expect(afterCounterHours(at('2026-11-04T10:30'), 1, calendar, ZONE)).toBe(at('2026-11-04T11:30'));
    expect(afterCounterHours(at('2026-11-04T10:30'), 2, calendar, ZONE)).toBe(at('2026-11-04T14:00'));
    expect(afterCounterHours(at('2026-11-06T15:30'), 1, calendar, ZONE)).toBe(at('2026-11-09T09:30'));
    expect(afterCounterHours(at('2026-11-07T10:00'), 1, calendar, ZONE)).toBe(at('2026-11-09T10:00'));
  });

  it('end at noon on a half day', () => {
    expect(afterCounterHours(at('2026-11-05T11:00'), 1, calendar, ZONE)).toBe(at('2026-11-06T09:30'));
    expect(closingOf('2026-11-05', calendar, ZONE)).toBe(at('2026-11-05T11:30'));
    expect(closingOf('2026-11-06', calendar, ZONE)).toBe(at('2026-11-06T16:00'));
  });

  it('are a limit like any other: due at an instant, standing while it is paused', () => {
    const limit = { value: 3, unit: 'counter-hour', rolls: false } as const;
    const start = at('2026-11-04T15:00');
    expect(dueOf(start, limit, calendar, ZONE)).toEqual({ kind: 'instant', at: at('2026-11-05T11:00') });
    const pause = { from: at('2026-11-05T09:30'), to: at('2026-11-05T10:00') };
    expect(dueOf(start, limit, calendar, ZONE, { pauses: [pause] })).toEqual({
      kind: 'instant',
      at: at('2026-11-05T11:30'),
    });
    expect(dueOf(start, limit, calendar, ZONE, { pauses: [{ ...pause, to: null }] })).toBeNull();
    expect(explainDue(start, limit, calendar, ZONE).steps).toMatchObject([{ kind: 'hours', use: 'counted' }]);
  });

  it('never end before a clock hour does, and a longer limit never ends earlier', () => {
    const hours = fc.integer({ min: 0, max: 200 });
    const start = fc
      .integer({ min: Date.parse('2026-10-01'), max: Date.parse('2026-12-31') })
      .map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(start, hours, hours, (from, few, more) => {
        const end = (value: number) => afterCounterHours(from, value, calendar, ZONE) ?? '';
        expect(Date.parse(end(few))).toBeGreaterThanOrEqual(Date.parse(from) + few * 3_600_000);
        if (few <= more) expect(end(few) <= end(more)).toBe(true);
      }),
    );
  });
});
