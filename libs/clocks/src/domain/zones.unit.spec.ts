import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  daysBetween,
  instantOf,
  instantOfLocal,
  isInstant,
  isLocalDate,
  isTimeZone,
  localDateOf,
  startOfDay,
  weekdayOf,
} from './index.js';

const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'UTC',
];
const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }).map(instantOf);

describe('dates of a region', () => {
  it('change at 00:00 of the region', () => {
    expect(localDateOf('2026-09-30T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-09-30');
    expect(localDateOf('2026-09-30T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-10-01');
    expect(localDateOf('2026-10-07T18:14:59.999Z', 'Asia/Kathmandu')).toBe('2026-10-07');
    expect(localDateOf('2026-10-07T18:15:00.000Z', 'Asia/Kathmandu')).toBe('2026-10-08');
  });

  it('start at the first instant that the zone has of them', () => {
    expect(startOfDay('2026-10-01', 'Asia/Shanghai')).toBe('2026-09-30T16:00:00.000Z');
    expect(startOfDay('2011-11-06', 'America/New_York')).toBe('2011-11-06T04:00:00.000Z');
    expect(startOfDay('2011-11-07', 'America/New_York')).toBe('2011-11-07T05:00:00.000Z');
    // Summer time took the hour after midnight away.
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    // Samoa went over the date line: there was no 30 December 2011.
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
  });

  it('agree with Luxon in every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        const luxon = DateTime.fromISO(instant, { zone });
        expect(localDateOf(instant, zone)).toBe(luxon.toISODate());
        expect(startOfDay(localDateOf(instant, zone), zone)).toBe(luxon.startOf('day').toUTC().toISO());
      }),
      { numRuns: 1000 },
    );
  });

  it('count days as the calendar does', () => {
    expect(weekdayOf('2026-09-20')).toBe(7);
    expect(weekdayOf('1969-12-29')).toBe(1);
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  });

  it('refuse an unknown zone and what is no time', () => {
    expect(() => localDateOf('2026-09-30T15:00:00.000Z', 'Asia/Shenyang')).toThrow(RangeError);
    expect(() => localDateOf('yesterday', 'Asia/Shanghai')).toThrow(RangeError);
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('local times of a register', () => {
  const boston = (text: string, pick: 'earlier' | 'later') => instantOfLocal(text, 'America/New_York', pick);

  it('mean one instant on an ordinary day, with T or a space, with or without seconds', () => {
    expect(boston('2011-07-01T01:32:33', 'earlier')).toBe('2011-07-01T05:32:33.000Z');
    expect(boston('2011-07-01 01:32', 'later')).toBe('2011-07-01T05:32:00.000Z');
    expect(boston('2011-12-31 23:59:59.5', 'later')).toBe('2012-01-01T04:59:59.500Z');
  });

  it('mean two in the repeated hour', () => {
    expect(boston('2011-11-06 01:30:00', 'earlier')).toBe('2011-11-06T05:30:00.000Z');
    expect(boston('2011-11-06 01:30:00', 'later')).toBe('2011-11-06T06:30:00.000Z');
    expect(boston('2011-11-06 02:00:00', 'earlier')).toBe('2011-11-06T07:00:00.000Z');
  });

  it('mean none in the skipped hour and are read with the offset after or before', () => {
    expect(boston('2011-03-13 02:30:00', 'earlier')).toBe('2011-03-13T06:30:00.000Z');
    expect(boston('2011-03-13 02:30:00', 'later')).toBe('2011-03-13T07:30:00.000Z');
  });

  it('are the wall again when they are looked at, outside the skipped hour', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        const wall = DateTime.fromISO(instant, { zone }).toISO({ includeOffset: false }) ?? '';
        const read = [instantOfLocal(wall, zone, 'earlier'), instantOfLocal(wall, zone, 'later')];
        expect(read).toContain(instant);
        expect(read[0] !== undefined && read[1] !== undefined && read[0] <= read[1]).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['2011-02-29 10:00:00', '2011-11-06 24:00:00', '2011-11-06', '11/06/2011 01:30', '2011-11-06T01:30:00Z', ''])(
    'refuse "%s"',
    (text) => {
      expect(() => boston(text, 'earlier')).toThrow(RangeError);
    },
  );
});

describe('what is valid', () => {
  it('knows dates, instants and zones', () => {
    expect(['2026-02-28', '2026-02-30', '2026-2-8', 20260208, null].map(isLocalDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(['2026-02-28T00:00:00.000Z', '2026-02-28T00:00:00Z', '2026-02-30T00:00:00.000Z'].map(isInstant)).toEqual([
      true,
      false,
      false,
    ]);
    expect(['Asia/Shanghai', 'Asia/Shenyang', ''].map(isTimeZone)).toEqual([true, false, false]);
  });
});

describe('the zone of the process', () => {
  const spec = 'libs/clocks/src/domain/vectors.unit.spec.ts';

  // Runs the vectors once more in a process far from Shanghai.
  it('does not matter', () => {
    const args = [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--silent',
      '--testPathPatterns',
      spec,
    ];
    const env = { ...process.env, TZ: 'America/New_York' };
    expect(() => execFileSync(process.execPath, args, { env, stdio: 'pipe' })).not.toThrow();
  });
});
