import { describe, expect, it } from '@jest/globals';
import { calendarYearPublished, publishedYears } from '../published-years.js';
import {
  addNaturalDays,
  addWorkingDays,
  Calendars,
  type Due,
  dueBefore,
  dueOf,
  explainDue,
  isInstant,
  isLocalDate,
  isTimeWithOffset,
  judgeBefore,
  LAST_DATE,
  lightSchedule,
  type Limit,
  type LocalDate,
  type Pause,
  workingDaysBetween,
} from './index.js';

const ZONE = 'Asia/Shanghai';
const calendar = Calendars.from(publishedYears().map((year) => calendarYearPublished('210100', year))).of('210100');

/** Ten in the morning at the counter. */
const at = (date: LocalDate): string => `${date}T02:00:00.000Z`;
const working = (value: number): Limit => ({ value, unit: 'working-day', rolls: true });
const natural = (value: number): Limit => ({ value, unit: 'natural-day', rolls: true });
const on = (date: LocalDate): Due => ({ kind: 'date', date });
const pause = (from: LocalDate, to: LocalDate | null): Pause => ({ from: at(from), to: to && at(to) });

describe('working days (rules §10)', () => {
  it.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-14', 5, '2026-02-28'],
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-24', 10, '2026-10-15'],
    ['2026-09-30', 20, '2026-11-03'],
    ['2026-04-30', 1, '2026-05-06'],
    ['2026-05-08', 1, '2026-05-09'],
    ['2026-01-02', 1, '2026-01-04'],
    ['2026-10-03', 3, '2026-10-10'],
    ['2026-12-28', 5, '2027-01-05'],
    ['2027-04-30', 1, '2027-05-05'],
    ['2027-02-04', 1, '2027-02-11'],
    ['2027-09-30', 1, '2027-10-06'],
    ['2026-12-21', 3, '2026-12-24'],
    ['2026-12-24', 15, '2027-01-15'],
    ['2027-01-15', 15, '2027-02-11'],
    ['2027-02-11', 3, '2027-02-16'],
  ])('%s + %i → %s', (start, days, due) => {
    expect(addWorkingDays(start, days, calendar)).toBe(due);
    expect(dueOf(at(start), working(days), calendar, ZONE)).toEqual(on(due));
  });

  it.each([
    ['received on a Monday', '2026-09-21', 5, '2026-09-29'],
    ['received on a Saturday', '2026-09-19', 5, '2026-09-24'],
    ['received on a holiday', '2026-09-25', 5, '2026-10-09'],
    ['rated: contact', '2026-09-30', 1, '2026-10-08'],
    ['rated: simple', '2026-09-30', 5, '2026-10-13'],
    ['rated: complex', '2026-09-30', 15, '2026-10-27'],
  ])('%s: %s + %i → %s (rules §13)', (_, start, days, due) => {
    expect(dueOf(at(start), working(days), calendar, ZONE)).toEqual(on(due));
  });
});

describe('natural days roll over a rest day (rules §13)', () => {
  it.each([
    ['2026-09-20', 15, '2026-10-08'],
    ['2026-04-24', 15, '2026-05-09'],
    ['2026-09-28', 7, '2026-10-08'],
    ['2026-09-24', 7, '2026-10-08'],
    ['2026-09-05', 30, '2026-10-08'],
    ['2026-10-08', 30, '2026-11-09'],
  ])('%s + %i → %s', (start, days, due) => {
    expect(dueOf(at(start), natural(days), calendar, ZONE)).toEqual(on(due));
    expect(addNaturalDays(start, days, true, calendar)).toBe(due);
  });

  it('and stay where the limit does not roll', () => {
    const limit: Limit = { value: 2, unit: 'natural-day', rolls: false };
    expect(dueOf(at('2026-10-01'), limit, calendar, ZONE)).toEqual(on('2026-10-03'));
  });
});

describe('months (rules-community §15.0)', () => {
  const months = (value: number): Limit => ({ value, unit: 'month', rolls: true });

  it.each([
    ['2026-02-09', 3, '2026-05-09'],
    ['2026-02-09', 6, '2026-08-10'],
    ['2026-11-30', 3, '2027-03-01'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-31', 2, '2027-03-01'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-09-01', 1, '2026-10-08'],
    ['2026-01-15', 12, '2027-01-15'],
  ])('%s + %i → %s', (start, count, due) => {
    expect(dueOf(at(start), months(count), calendar, ZONE)).toEqual(on(due));
  });

  it('stay where the limit does not roll, stand while paused, and count on as an extension', () => {
    const still: Limit = { ...months(6), rolls: false };
    expect(dueOf(at('2026-02-09'), still, calendar, ZONE)).toEqual(on('2026-08-09'));
    const pauses = [pause('2026-03-02', '2026-03-12')];
    expect(dueOf(at('2026-02-09'), months(3), calendar, ZONE, { pauses })).toEqual(on('2026-05-19'));
    expect(dueOf(at('2026-02-09'), months(3), calendar, ZONE, { extensions: [months(3)] })).toEqual(on('2026-08-10'));
  });
});

describe('what is owed before a day (rules-community §15.0)', () => {
  it('counts back, leaves the day itself out and never rolls', () => {
    expect(dueBefore('2026-12-31', { days: 60, hard: true })).toBe('2026-11-01');
    expect(dueBefore('2026-10-10', { days: 5, hard: false })).toBe('2026-10-05');
  });

  it.each([
    ['2026-11-01', true, 'in-time'],
    ['2026-11-02', true, 'forbidden'],
    ['2026-11-02', false, 'late'],
  ])('an act on %s, hard %s, is %s', (actedOn, hard, judgement) => {
    expect(judgeBefore('2026-12-31', { days: 60, hard }, actedOn)).toBe(judgement);
  });
});

describe('the years that are counted', () => {
  it('end a clock that would run past them, and say so', () => {
    const far = { kind: 'date', date: LAST_DATE, beyond: true };
    for (const limit of [
      working(1_000_000_000),
      natural(1_000_000_000),
      { ...natural(1_000_000), unit: 'month' as const },
    ])
      expect(dueOf(at('2026-09-14'), limit, calendar, ZONE)).toEqual(far);
    for (const unit of ['hour', 'counter-hour'] as const)
      expect(dueOf(at('2026-09-14'), { value: 1_000_000_000, unit, rolls: false }, calendar, ZONE)).toEqual({
        kind: 'instant',
        at: '2200-12-31T15:59:59.999Z',
        beyond: true,
      });
    expect(dueOf(at('9999-12-31'), working(5), calendar, ZONE)).toEqual(far);
  });

  it('are those of a date and of a time that come in', () => {
    for (const date of ['1900-01-01', '2200-12-31', '2028-02-29']) expect(isLocalDate(date)).toBe(true);
    for (const date of [
      '1899-12-31',
      '2201-01-01',
      '9999-12-31',
      '0001-01-01',
      '2026-02-30',
      '2026-09-31',
      '2027-02-29',
    ])
      expect(isLocalDate(date)).toBe(false);
    expect(isTimeWithOffset('2026-09-30T09:00:00+08:00')).toBe(true);
    for (const time of [
      '2026-09-31T09:00:00+08:00',
      '2026-02-30T09:00:00Z',
      '9999-12-31T00:00:00Z',
      '2026-09-30T09:00:00',
    ])
      expect(isTimeWithOffset(time)).toBe(false);
    expect(isInstant('9999-12-31T00:00:00.000Z')).toBe(false);
  });

  it('hold every loop: counting to a far day ends', () => {
    expect(workingDaysBetween('2026-09-14', '9999-12-31', calendar)).toBe(
      workingDaysBetween('2026-09-14', LAST_DATE, calendar),
    );
    expect(addWorkingDays('2026-09-14', 1_000_000_000, calendar)).toBe(LAST_DATE);
    expect(addNaturalDays('2026-09-14', 1_000_000_000, true, calendar)).toBe('9999-12-31');
    const far: Due = { kind: 'date', date: '9999-12-31' };
    const schedule = lightSchedule(at('2026-09-14'), far, null, calendar, ZONE, {}, { redDays: 1_000_000_000 });
    expect(schedule.redFrom < schedule.lateFrom).toBe(true);
    expect(explainDue(at('2026-09-14'), working(1_000_000), calendar, ZONE).due).toMatchObject({ beyond: true });
  });
});

describe('pauses and extensions (rules §13)', () => {
  it.each<[string, LocalDate, number, Pause[], LocalDate]>([
    ['without a pause', '2026-09-14', 15, [], '2026-10-10'],
    [
      'the day of the pause counts, that of resumption does not',
      '2026-09-14',
      15,
      [pause('2026-09-18', '2026-10-09')],
      '2026-10-23',
    ],
    ['paused and resumed on one day', '2026-09-14', 15, [pause('2026-09-18', '2026-09-18')], '2026-10-10'],
    [
      'overlapping pauses are their union',
      '2026-09-14',
      15,
      [pause('2026-09-21', '2026-09-28'), pause('2026-09-24', '2026-10-09')],
      '2026-10-21',
    ],
    ['a pause over rest days takes nothing', '2026-09-25', 5, [pause('2026-10-02', '2026-10-06')], '2026-10-09'],
    ['a pause after the due date takes nothing', '2026-09-14', 15, [pause('2026-10-12', null)], '2026-10-10'],
  ])('%s', (_, start, days, pauses, due) => {
    expect(dueOf(at(start), working(days), calendar, ZONE, { pauses })).toEqual(on(due));
  });

  it('20 + 10 from 09-14: 10-16 → 10-30', () => {
    expect(dueOf(at('2026-09-14'), working(20), calendar, ZONE)).toEqual(on('2026-10-16'));
    const extensions = [working(10)];
    expect(dueOf(at('2026-09-14'), working(20), calendar, ZONE, { extensions })).toEqual(on('2026-10-30'));
  });

  it('has no due time while an open pause keeps the clock standing', () => {
    expect(dueOf(at('2026-09-14'), working(15), calendar, ZONE, { pauses: [pause('2026-09-18', null)] })).toBeNull();
  });

  it('natural days: a last day in a pause moves behind it', () => {
    const pauses = [pause('2026-11-06', '2026-11-10')];
    expect(dueOf(at('2026-10-31'), natural(7), calendar, ZONE, { pauses })).toEqual(on('2026-11-11'));
  });
});

describe('hours', () => {
  const hours = (value: number): Limit => ({ value, unit: 'hour', rolls: false });

  it('run day and night and never roll (MZ-04)', () => {
    const start = '2026-09-30T09:30:00.000Z';
    expect(dueOf(start, hours(24), calendar, ZONE)).toEqual({ kind: 'instant', at: '2026-10-01T09:30:00.000Z' });
    expect(dueOf(start, hours(48), calendar, ZONE)).toEqual({ kind: 'instant', at: '2026-10-02T09:30:00.000Z' });
  });

  it('stand while paused and end for good where the pause is open', () => {
    const start = '2026-09-14T00:00:00.000Z';
    const pauses = [{ from: '2026-09-14T02:00:00.000Z', to: '2026-09-14T05:00:00.000Z' }];
    expect(dueOf(start, hours(4), calendar, ZONE, { pauses })).toEqual({
      kind: 'instant',
      at: '2026-09-14T07:00:00.000Z',
    });
    expect(dueOf(start, hours(2), calendar, ZONE, { pauses })).toEqual({
      kind: 'instant',
      at: '2026-09-14T02:00:00.000Z',
    });
    const open = [{ from: '2026-09-14T02:00:00.000Z', to: null }];
    expect(dueOf(start, hours(4), calendar, ZONE, { pauses: open })).toBeNull();
  });

  it('the same day is the date of the region, not of UTC', () => {
    expect(dueOf('2026-09-14T16:30:00.000Z', 'same-day', calendar, ZONE)).toEqual(on('2026-09-15'));
  });

  it('refuses what cannot be counted', () => {
    expect(() => dueOf(at('2026-09-14'), working(1.5), calendar, ZONE)).toThrow(RangeError);
    expect(() => dueOf(at('2026-09-14'), hours(-1), calendar, ZONE)).toThrow(RangeError);
  });
});

describe('the explanation', () => {
  it('shows runs of days, the pause and the calendars', () => {
    const told = explainDue(at('2026-09-14'), working(15), calendar, ZONE, {
      pauses: [pause('2026-09-18', '2026-10-09')],
    });
    expect(told.due).toEqual(on('2026-10-23'));
    expect(told.steps.slice(0, 3)).toEqual([
      { kind: 'days', use: 'counted', from: '2026-09-15', to: '2026-09-18', days: 4 },
      { kind: 'days', use: 'paused', from: '2026-09-19', to: '2026-10-09', days: 21 },
      { kind: 'days', use: 'counted', from: '2026-10-10', to: '2026-10-10', days: 1 },
    ]);
    expect(told.calendars).toEqual([{ year: 2026, version: '2026.1', provisional: false }]);
  });

  it('says that a due date rests on a provisional year', () => {
    const told = explainDue(at('2026-12-28'), working(5), calendar, ZONE);
    expect(told.calendars[1]).toEqual({ year: 2027, version: '2027.0', provisional: true });
  });

  it('says since when a clock stands', () => {
    const told = explainDue(at('2026-09-14'), working(15), calendar, ZONE, { pauses: [pause('2026-09-18', null)] });
    expect(told.due).toBeNull();
    expect(told.steps.at(-1)).toEqual({ kind: 'stands', from: '2026-09-19' });
  });
});
