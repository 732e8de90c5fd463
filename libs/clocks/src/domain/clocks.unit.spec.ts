import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarYearPublished, publishedYears } from '../published-years.js';
import {
  addDays,
  addWorkingDays,
  Calendars,
  type Due,
  dueDate,
  dueOf,
  explainDue,
  instantOf,
  isLate,
  LAST_DATE,
  lateFrom,
  lightAt,
  lightSchedule,
  type Limit,
  LIMIT_UNITS,
  type LocalDate,
  localDateOf,
  mergePauses,
  type Pause,
  startOfDay,
  unpublishedCalendar,
  workingDaysBetween,
} from './index.js';

const ZONE = 'Asia/Shanghai';
const calendar = Calendars.from(publishedYears().map((year) => calendarYearPublished('210100', year))).of('210100');
const at = (date: LocalDate): string => `${date}T02:00:00.000Z`;
const midnight = (date: LocalDate): string => startOfDay(date, ZONE);
const working = (value: number): Limit => ({ value, unit: 'working-day', rolls: true });

const instants = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2029, 0) }).map(instantOf);
const limits = fc.record<Limit>({
  value: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom('working-day', 'natural-day', 'month', 'hour'),
  rolls: fc.boolean(),
});
const pauses = fc.array(
  fc
    .tuple(instants, fc.integer({ min: 0, max: 40 * 86_400_000 }))
    .map(([from, length]): Pause => ({ from, to: instantOf(Date.parse(from) + length) })),
  { maxLength: 6 },
);
const sortable = (due: Due): string => (due.kind === 'date' ? due.date : due.at);

describe('lateness (rules §13)', () => {
  it('begins at 00:00 after a due date', () => {
    const due: Due = { kind: 'date', date: '2026-09-30' };
    expect(lateFrom(due, ZONE)).toBe('2026-09-30T16:00:00.000Z');
    expect(isLate(due, '2026-09-30T15:59:59.999Z', ZONE)).toBe(false);
    expect(isLate(due, '2026-09-30T16:00:00.000Z', ZONE)).toBe(true);
  });

  it('begins after a due instant, which itself is in time', () => {
    const due: Due = { kind: 'instant', at: '2011-07-05T12:30:00.000Z' };
    expect(isLate(due, due.at, ZONE)).toBe(false);
    expect(lateFrom(due, ZONE)).toBe('2011-07-05T12:30:00.001Z');
  });

  it('is the same by question and by threshold', () => {
    fc.assert(
      fc.property(instants, limits, instants, (start, limit, now) => {
        const due = dueOf(start, limit, calendar, ZONE);
        expect(isLate(due, now, ZONE)).toBe(now >= lateFrom(due, ZONE));
      }),
    );
  });
});

describe('lights (rules §13)', () => {
  const scheduled = (start: string, limit: Limit | 'same-day') =>
    lightSchedule(start, dueOf(start, limit, calendar, ZONE), limit, calendar, ZONE);

  it('15 working days: yellow from the 11th, red on the last, late after', () => {
    const schedule = scheduled(at('2026-09-14'), working(15));
    expect(schedule).toEqual({
      yellowFrom: midnight(addWorkingDays('2026-09-14', 11, calendar)),
      redFrom: midnight('2026-10-10'),
      lateFrom: midnight('2026-10-11'),
    });
    expect(['2026-09-20', '2026-09-30', '2026-10-10', '2026-10-11'].map((day) => lightAt(schedule, at(day)))).toEqual([
      'green',
      'yellow',
      'red',
      'late',
    ]);
  });

  it('a short limit: yellow on the working day before, over a weekend too', () => {
    // Due on Monday 2026-11-09, yellow from Friday.
    expect(scheduled(at('2026-11-04'), working(3)).yellowFrom).toBe(midnight('2026-11-06'));
  });

  it('an item may say by which share and on which days they change', () => {
    const start = at('2026-09-14');
    const own = { yellowPercent: 50, yellowDays: 3, redDays: 1 };
    const due = dueOf(start, working(15), calendar, ZONE);
    // Due on 2026-10-10, a Saturday that is worked; the working days before it are the 9th and the 8th.
    expect(lightSchedule(start, due, working(15), calendar, ZONE, {}, own)).toEqual({
      yellowFrom: midnight(addWorkingDays('2026-09-14', 8, calendar)),
      redFrom: midnight('2026-10-09'),
      lateFrom: midnight('2026-10-11'),
    });
    const short = dueOf(at('2026-11-04'), working(4), calendar, ZONE);
    expect(lightSchedule(at('2026-11-04'), short, working(4), calendar, ZONE, {}, own).yellowFrom).toBe(
      midnight('2026-11-05'),
    );
  });

  it('the same day: red from its beginning', () => {
    const schedule = scheduled(at('2026-09-14'), 'same-day');
    expect(lightAt(schedule, at('2026-09-14'))).toBe('red');
    expect(schedule.lateFrom).toBe(midnight('2026-09-15'));
  });

  it('hours: red on the day of the region on which they end, yellow on the working day before', () => {
    const schedule = scheduled('2026-11-03T02:00:00.000Z', { value: 48, unit: 'hour', rolls: false });
    expect(schedule).toEqual({
      yellowFrom: midnight('2026-11-04'),
      redFrom: midnight('2026-11-05'),
      lateFrom: '2026-11-05T02:00:00.001Z',
    });
  });

  it("a register's due instant: in the register's own zone and calendar", () => {
    const due: Due = { kind: 'instant', at: '2011-07-05T12:30:00.000Z' };
    const schedule = lightSchedule(
      '2011-07-01T05:32:33.000Z',
      due,
      null,
      unpublishedCalendar('weekends'),
      'America/New_York',
    );
    expect(schedule).toEqual({
      yellowFrom: '2011-07-04T04:00:00.000Z',
      redFrom: '2011-07-05T04:00:00.000Z',
      lateFrom: '2011-07-05T12:30:00.001Z',
    });
  });

  it('a pause moves the share that is used, an extension enlarges the whole', () => {
    const start = at('2026-09-14');
    const paused = { pauses: [{ from: at('2026-09-18'), to: at('2026-10-09') }] };
    const due = dueOf(start, working(15), calendar, ZONE, paused);
    // Four days before the pause, seven after it.
    expect(due && lightSchedule(start, due, working(15), calendar, ZONE, paused).yellowFrom).toBe(
      midnight('2026-10-19'),
    );
    const extended = { extensions: [working(10)] };
    const later = dueOf(start, working(20), calendar, ZONE, extended);
    expect(later && lightSchedule(start, later, working(20), calendar, ZONE, extended).yellowFrom).toBe(
      midnight(addWorkingDays('2026-09-14', 21, calendar)),
    );
  });

  it('never burn backwards', () => {
    fc.assert(
      fc.property(instants, limits, (start, limit) => {
        const { yellowFrom, redFrom, lateFrom: late } = scheduled(start, limit);
        expect(yellowFrom < redFrom && redFrom < late).toBe(true);
      }),
    );
  });
});

describe('due times', () => {
  it('lie in the years that are counted, whatever is asked', () => {
    const anyStart = fc.integer({ min: Date.UTC(1, 0), max: Date.UTC(9999, 0) }).map(instantOf);
    const anyLimit = fc.record<Limit>({
      value: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 2_000_000_000 })),
      unit: fc.constantFrom(...LIMIT_UNITS),
      rolls: fc.boolean(),
    });
    fc.assert(
      fc.property(anyStart, anyLimit, (start, limit) => {
        const due = dueOf(start, limit, unpublishedCalendar('weekends'), ZONE);
        expect(dueDate(due, ZONE) <= LAST_DATE || (limit.value === 0 && !due.beyond)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('never move back when the start moves on', () => {
    fc.assert(
      fc.property(instants, instants, limits, pauses, (one, other, limit, paused) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        const due = (start: string) => dueOf(start, limit, calendar, ZONE, { pauses: paused });
        const [a, b] = [due(first), due(second)];
        expect(a && b && sortable(a) <= sortable(b)).toBe(true);
      }),
    );
  });

  it('never move back when the limit grows, a pause is added or an extension granted', () => {
    fc.assert(
      fc.property(instants, limits, pauses, fc.integer({ min: 0, max: 20 }), (start, limit, paused, more) => {
        const plain = dueOf(start, limit, calendar, ZONE);
        const longer = dueOf(start, { ...limit, value: limit.value + more }, calendar, ZONE);
        const delayed = dueOf(start, limit, calendar, ZONE, { pauses: paused });
        const extended = dueOf(start, limit, calendar, ZONE, { extensions: [{ ...limit, value: more }] });
        for (const due of [longer, delayed, extended]) expect(due && sortable(plain) <= sortable(due)).toBe(true);
      }),
    );
  });

  it('need as many working days as the limit has', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 60 }), (start, days) => {
        const due = dueOf(start, working(days), calendar, ZONE);
        expect(due.kind === 'date' && workingDaysBetween(localDateOf(start, ZONE), due.date, calendar)).toBe(days);
      }),
    );
  });

  it('are what the explanation adds up to', () => {
    fc.assert(
      fc.property(instants, limits, pauses, (start, limit, paused) => {
        const told = explainDue(start, limit, calendar, ZONE, { pauses: paused });
        expect(told.due).toEqual(dueOf(start, limit, calendar, ZONE, { pauses: paused }));
        const counted = told.steps.map((step) => (step.kind === 'days' && step.use === 'counted' ? step.days : 0));
        if (limit.unit !== 'hour' && limit.unit !== 'month')
          expect(counted.reduce((sum, days) => sum + days, 0)).toBe(limit.value);
      }),
    );
  });
});

describe('pauses', () => {
  it('are neither lost nor doubled: merged, in any order and twice over they give the same', () => {
    fc.assert(
      fc.property(instants, limits, pauses, (start, limit, paused) => {
        const due = (given: readonly Pause[]) => dueOf(start, limit, calendar, ZONE, { pauses: given });
        const plain = due(paused);
        expect(due(mergePauses(paused))).toEqual(plain);
        expect(due([...paused].reverse())).toEqual(plain);
        expect(due([...paused, ...paused])).toEqual(plain);
      }),
    );
  });

  it('take out every day that lies in one of them, and no other', () => {
    const weekdaysOnly = unpublishedCalendar('weekends');
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 30 }), pauses, (start, days, paused) => {
        const due = dueOf(start, working(days), weekdaysOnly, ZONE, { pauses: paused });
        // Told by hand: a day is out if some pause began on an earlier day and ended on this day or later.
        const merged = mergePauses(paused);
        const out = (day: LocalDate) =>
          merged.some(({ from, to }) => localDateOf(from, ZONE) < day && to !== null && day <= localDateOf(to, ZONE));
        let day = localDateOf(start, ZONE);
        for (let left = days; left > 0;) {
          day = addDays(day, 1);
          if (weekdaysOnly.isWorkingDay(day) && !out(day)) left -= 1;
        }
        expect(due).toEqual({ kind: 'date', date: day });
      }),
    );
  });

  it('merge into pauses that do not touch', () => {
    fc.assert(
      fc.property(pauses, (paused) => {
        const merged = mergePauses(paused);
        merged.slice(1).forEach((pause, index) => expect((merged[index]?.to ?? '') < pause.from).toBe(true));
      }),
    );
  });
});
