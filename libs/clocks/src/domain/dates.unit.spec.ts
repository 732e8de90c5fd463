import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, dateOfDayNumber, dayNumberOf, dueBefore, judgeBefore, type LocalDate } from './index.js';

describe('dates', () => {
  it('are those of the calendar that everybody has', () => {
    const days = fc.integer({ min: -719_528, max: 2_932_896 });
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(dateOfDayNumber(day)).toBe(date);
        expect(dayNumberOf(date)).toBe(day);
      }),
      { numRuns: 2_000 },
    );
    expect(() => dateOfDayNumber(0.5)).toThrow(RangeError);
    expect([dateOfDayNumber(Infinity), dateOfDayNumber(-Infinity)]).toEqual(['9999-12-31', '0000-01-01']);
  });
});

describe('months and days before a day', () => {
  const dates = fc.integer({ min: 15_000, max: 40_000 }).map(dateOfDayNumber);

  it('fall on the same day number, or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const target = addMonths(date, months);
        const month = (day: LocalDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        expect(month(target) - month(date)).toBe(months);
        const isLast = addDays(target, 1).endsWith('-01');
        expect(target.slice(8) === date.slice(8) || (isLast && target.slice(8) < date.slice(8))).toBe(true);
      }),
    );
  });

  it('counted back and on again give the day itself', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 400 }), fc.boolean(), (event, days, hard) => {
        const due = dueBefore(event, { days, hard });
        expect(addDays(due, days)).toBe(event);
        expect(judgeBefore(event, { days, hard }, due)).toBe('in-time');
        expect(judgeBefore(event, { days, hard }, addDays(due, 1))).toBe(hard ? 'forbidden' : 'late');
      }),
    );
  });
});
