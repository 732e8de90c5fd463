import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { calendarYearPublished, publishedYears } from '../published-years.js';
import {
  addDays,
  type CalendarEvent,
  Calendars,
  calendarStreamOf,
  checkNotice,
  isWeekend,
  provisionalHolidays,
  STATUTORY_NAMES,
  statutoryDays,
  unpublishedCalendar,
} from './index.js';

interface ChineseDays {
  isWorkday(date: string): boolean;
  getSolarDateFromLunar(lunar: string): { readonly date: string };
}
const chineseDays = createRequire(import.meta.url)('chinese-days') as ChineseDays;

const years = publishedYears();
const published: CalendarEvent[] = years.map((year) => calendarYearPublished('210100', year));
const calendar = Calendars.from(published).of('210100');

function datesOf(year: number): string[] {
  return Array.from({ length: 365 }, (_, day) => addDays(`${year}-01-01`, day));
}

describe('published years', () => {
  it('run from 2004 to 2026 and hold what was published', () => {
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    expect(years.flatMap(({ holidays }) => holidays)).toHaveLength(619);
    expect(years.flatMap(({ makeUpDays }) => makeUpDays)).toHaveLength(150);
    expect(years.flatMap(({ inLieu }) => inLieu)).toHaveLength(151);
  });

  it('give the working days that the source gives, every day of every year', () => {
    for (const { year } of years) {
      const differing = datesOf(year).filter((date) => calendar.isWorkingDay(date) !== chineseDays.isWorkday(date));
      expect(differing).toEqual([]);
    }
  });

  it('are not provisional, and make-up Saturdays are no rest days', () => {
    expect(calendar.isProvisional(2026)).toBe(false);
    expect(calendar.version(2026)).toBe('2026.1');
    expect(calendar.isRestDay('2026-02-14')).toBe(false);
    expect(calendar.isRestDay('2026-02-15')).toBe(true);
  });
});

describe('provisional years (rules §10)', () => {
  it('2027: the statutory days and the workdays in lieu', () => {
    expect([...provisionalHolidays(2027)].sort()).toEqual([
      '2027-01-01',
      ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10'],
      '2027-04-05',
      ...['2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04'],
      '2027-06-09',
      '2027-09-15',
      ...['2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05'],
    ]);
    expect(calendar.isProvisional(2027)).toBe(true);
    expect(calendar.version(2027)).toBe('2027.0');
    expect(calendar.isWorkingDay('2027-10-01')).toBe(false);
    expect(calendar.isWorkingDay('2027-10-06')).toBe(true);
  });

  it('know the lunar days up to 2060', () => {
    for (let year = 2004; year <= 2060; year += 1) {
      const holidays = provisionalHolidays(year);
      for (const lunar of ['01-01', '01-02', '01-03', '05-05', '08-15'])
        expect(holidays).toContain(chineseDays.getSolarDateFromLunar(`${year}-${lunar}`).date);
      expect(holidays).toContain(addDays(chineseDays.getSolarDateFromLunar(`${year}-01-01`).date, -1));
    }
  });

  it('give every statutory day on a weekend a workday in lieu', () => {
    for (let year = 2027; year <= 2060; year += 1) {
      const holidays = [...provisionalHolidays(year)];
      const workdaysOff = holidays.filter((date) => !isWeekend(date)).length;
      // 13, less where 中秋 falls on a day of 国庆 that is off anyway.
      expect([12, 13]).toContain(workdaysOff);
    }
  });

  it('beyond the table keep the fixed dates and say that they are provisional', () => {
    expect(calendar.isProvisional(2080)).toBe(true);
    expect(calendar.isWorkingDay('2080-10-02')).toBe(false);
    expect(calendar.isWorkingDay('2080-10-08')).toBe(true);
  });

  it('a calendar of weekends alone knows no holidays and waits for no notice', () => {
    const weekends = unpublishedCalendar('weekends');
    expect(weekends.isWorkingDay('2027-10-01')).toBe(true);
    expect(weekends.isWorkingDay('2027-10-02')).toBe(false);
    expect(weekends.isProvisional(2027)).toBe(false);
  });
});

describe('a notice', () => {
  const context = { kind: 'china', thisYear: 2026 } as const;

  it('as it was published leaves no statutory holiday out, in any year', () => {
    const leftOut = years.flatMap((year) => checkNotice(year, context).map(({ params }) => params?.date));
    // The list that the years were taken from leaves out one Saturday, which is a day of rest all the same.
    expect(leftOut).toEqual(['2012-06-23']);
  });

  it('without one of the statutory days is refused with its name and date', () => {
    const statutory = statutoryDays(2027).map(({ date }) => date);
    expect(statutory).toHaveLength(13);
    for (const { date, holiday } of statutoryDays(2027)) {
      const holidays = statutory.filter((each) => each !== date);
      expect(checkNotice({ year: 2027, holidays, makeUpDays: [], inLieu: [] }, context)).toEqual([
        { field: '/holidays', fault: 'statutory-day-missing', params: { date, ...STATUTORY_NAMES[holiday] } },
      ]);
    }
    expect(
      checkNotice({ year: 2027, holidays: [], makeUpDays: [], inLieu: [] }, { ...context, kind: 'weekends' }),
    ).toEqual([]);
  });

  it('is none for a year far ahead', () => {
    const [error] = checkNotice({ year: 2029, holidays: [], makeUpDays: [], inLieu: [] }, context);
    expect(error).toEqual({ field: '/year', fault: 'year-too-far', params: { most: 2028 } });
  });
});

describe('the fold of the calendar streams', () => {
  const notice: CalendarEvent = calendarYearPublished('210100', {
    year: 2027,
    holidays: ['2026-12-31', '2027-01-01', '2027-10-06'],
    makeUpDays: ['2027-10-09'],
    inLieu: [],
    notice: '国办发明电〔2026〕1号',
    sources: [],
  });

  it('a notice ends the provisional year and may name the last days of the year before', () => {
    const after = Calendars.from([...published, notice]).of('210100');
    expect(after.isProvisional(2027)).toBe(false);
    expect(after.version(2027)).toBe('2027.1');
    expect(after.isWorkingDay('2027-10-04')).toBe(true);
    expect(after.isWorkingDay('2027-10-06')).toBe(false);
    expect(after.isWorkingDay('2027-10-09')).toBe(true);
    expect(after.isWorkingDay('2026-12-31')).toBe(false);
  });

  it('a second notice of a year replaces the first whole', () => {
    const second = calendarYearPublished('210100', { ...notice.data, holidays: ['2027-01-01'], makeUpDays: [] });
    const after = Calendars.from([...published, notice, second]).of('210100');
    expect(after.version(2027)).toBe('2027.2');
    expect(after.isWorkingDay('2027-10-06')).toBe(true);
    expect(after.isWorkingDay('2026-12-31')).toBe(true);
  });

  it('a calendar that was handed out does not change', () => {
    const calendars = Calendars.from(published);
    const before = calendars.of('210100');
    calendars.apply(notice);
    expect(before.isWorkingDay('2027-10-06')).toBe(true);
    expect(calendars.of('210100').isWorkingDay('2027-10-06')).toBe(false);
  });

  it('keeps regions apart, and a region says what its years are like', () => {
    const adopted: CalendarEvent = { type: 'CalendarAdopted', data: { region: 'boston', kind: 'weekends' } };
    const calendars = Calendars.from([adopted, ...published]);
    expect(calendars.of('boston').isWorkingDay('2026-10-01')).toBe(true);
    expect(calendars.of('210100').isWorkingDay('2026-10-01')).toBe(false);
    expect(calendars.of('210200').isProvisional(2026)).toBe(true);
    expect([adopted, notice].map(calendarStreamOf)).toEqual(['calendar-boston-rule', 'calendar-210100-2027']);
  });
});
