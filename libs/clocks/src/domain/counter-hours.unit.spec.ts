import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterCounterHours, closingOf } from './counter-hours.js';
import { dueOf } from './due.js';
import { explainDue } from './explain.js';
import { Calendars } from './calendars.js';
import { atCounter } from './counter-calendar.js';

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

describe('hours of a counter of its own (rules-community §15.0)', () => {
  const calendars = new Calendars();
  const openings = [{ from: '09:00', to: '16:00' }];
  const otherDays = [{ date: '2026-11-06', openings: [] }];
  calendars.apply({ type: 'CounterHoursPublished', data: { region: 'R', openings, otherDays: [], basis: '公告' } });
  calendars.apply({
    type: 'CounterHoursPublished',
    data: {
      ...{ region: 'R', unit: 'U', openings: [{ from: '07:30', to: '19:00' }], otherDays, basis: '公告' },
      ...{ weekend: [{ from: '08:30', to: '16:30' }], holidays: [{ from: '10:00', to: '12:00' }] },
    },
  });
  const region = calendars.of('R');
  const counter = atCounter(region, 'U');

  it.each([
    ['a working day', '2026-11-05', '19:00', '16:00'],
    ['a weekend', '2026-11-07', '16:30', null],
    ['a public holiday', '2026-10-01', '12:00', null],
    ['a holiday of its own', '2026-11-06', null, '16:00'],
  ])('%s: %s it closes at %s, others at %s', (_, date, own, others) => {
    expect(closingOf(date, counter, ZONE)).toBe(own && at(`${date}T${own}`));
    expect(closingOf(date, region, ZONE)).toBe(others && at(`${date}T${others}`));
    expect(closingOf(date, atCounter(region, 'V'), ZONE)).toBe(others && at(`${date}T${others}`));
  });

  it('make no working day, and leave the days of the region as they are', () => {
    expect(counter.isWorkingDay('2026-11-07')).toBe(false);
    expect(afterCounterHours(at('2026-11-05T18:00'), 2, counter, ZONE)).toBe(at('2026-11-09T08:30'));
    expect(atCounter(region, 'U')).toBe(counter);
  });
});
