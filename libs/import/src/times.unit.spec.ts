import { describe, expect, it } from '@jest/globals';
import type { MappedTimes } from './mapping.js';
import { timeReader } from './times.js';

const region = {
  code: 'X',
  name: 'X',
  timezone: 'America/New_York',
  calendar: 'weekends',
  from: '2020-01-01',
} as const;
const reader = (times: Partial<MappedTimes>) => timeReader({ region, times: { opened: 'x', ...times } });
const read = (text: string, times: Partial<MappedTimes> = {}) => {
  const told = reader(times).read(text);
  return told.kind === 'time' ? told.at : told.kind;
};

describe('a time in a register', () => {
  it.each([
    ['local', '2021-03-01 09:00', '2021-03-01T14:00:00.000Z'],
    ['local', '2021-03-01T09:00:30.5', '2021-03-01T14:00:30.500Z'],
    ['local', '2021-03-01', '2021-03-01T05:00:00.000Z'],
    ['iso', '2021-03-01T09:00:00+08:00', '2021-03-01T01:00:00.000Z'],
    ['iso', '2021-03-01 09:00:00Z', '2021-03-01T09:00:00.000Z'],
    ['iso', '2021-03-01 09:00:00 +0800', '2021-03-01T01:00:00.000Z'],
    ['iso', '2021-03-01 09:00:00.25-05', '2021-03-01T14:00:00.250Z'],
    ['yyyy-MM-dd HH:mm:ssZZ', '2021-03-01 09:00:00+00:00', '2021-03-01T09:00:00.000Z'],
    ['yyyy-MM-dd HH:mm:ss ZZZ', '2021-03-01 09:00:00 +0800', '2021-03-01T01:00:00.000Z'],
    ['unix', '1614589200', '2021-03-01T09:00:00.000Z'],
    ['unix-ms', '1614589200000', '2021-03-01T09:00:00.000Z'],
    ['M/d/yyyy h:mm a', '3/1/2021 12:05 AM', '2021-03-01T05:05:00.000Z'],
    ['M/d/yyyy h:mm a', '3/1/2021 12:05 pm', '2021-03-01T17:05:00.000Z'],
    ['dd-MMM-yyyy', '01-Mar-2021', '2021-03-01T05:00:00.000Z'],
    ["d.M.yyyy 'um' H:mm", '1.3.2021 um 9:00', '2021-03-01T14:00:00.000Z'],
    ['yyyyMMddHHmmss', '20210301090000', '2021-03-01T14:00:00.000Z'],
    ['excel', '44256.375', '2021-03-01T14:00:00.000Z'],
    ['excel', '44256', '2021-03-01T05:00:00.000Z'],
    ['excel-1904', '42794.375', '2021-03-01T14:00:00.000Z'],
  ])('in the format %s: %s', (format, text, instant) => {
    expect(read(text, { format })).toBe(instant);
  });

  it.each([
    ['local', '2021-02-30 09:00'],
    ['local', '2021-03-01T09:00:00Z'],
    ['iso', '2021-03-01T09:00:00'],
    ['M/d/yyyy H:mm', '13/1/2021 9:00'],
    ['M/d/yyyy H:mm', '2/30/2021 9:00'],
    ['M/d/yyyy H:mm', '3/1/2021 24:00'],
    ['M/d/yyyy h:mm a', '3/1/2021 13:00 PM'],
    ['excel', '3/1/2021'],
    ['excel', '59'],
    ['local', '9999-12-31 00:00'],
    ['local', '1066-10-14 09:00'],
  ])('that is none in the format %s: %s', (format, text) => {
    expect(read(text, { format })).toBe('wrong');
  });

  it('is read by the first of several formats that fits', () => {
    const format = ['M/d/yyyy H:mm', 'local', 'excel'];
    for (const text of ['3/1/2021 9:00', '2021-03-01 09:00', '44256.375'])
      expect(read(text, { format })).toBe('2021-03-01T14:00:00.000Z');
  });

  it('may be words for none, with a midnight or without', () => {
    const none = ['NULL', 'n/a', '0000-00-00', '1900-01-01'];
    for (const text of ['', 'null', 'N/A', '0000-00-00', '0000-00-00 00:00:00', '1900-01-01T00:00:00.000'])
      expect(read(text, { none })).toBe('none');
    expect(read('1900-01-01 08:00', { none })).toBe('1900-01-01T13:00:00.000Z');
    expect(read('0000-00-00')).toBe('wrong');
  });

  it('in the hour that comes twice is the one that the mapping says, and none before the opening', () => {
    expect(read('2021-11-07 01:30')).toBe('2021-11-07T05:30:00.000Z');
    expect(read('2021-11-07 01:30', { repeated: 'later' })).toBe('2021-11-07T06:30:00.000Z');
    expect(reader({}).read('2021-11-07 01:10', '2021-11-07T05:30:00.000Z')).toEqual({
      kind: 'time',
      at: '2021-11-07T06:10:00.000Z',
    });
  });

  it('in the hour that is skipped is read with the offset that the mapping says', () => {
    expect(read('2021-03-14 02:30')).toBe('2021-03-14T07:30:00.000Z');
    expect(read('2021-03-14 02:30', { skipped: 'earlier' })).toBe('2021-03-14T06:30:00.000Z');
  });

  it('knows the last moment of its day, on a day of 25 hours, too', () => {
    expect(reader({}).endOfDay('2021-11-07T12:00:00.000Z')).toBe('2021-11-08T04:59:59.999Z');
  });
});
