import { describe, expect, it } from '@jest/globals';
import { publishedYears } from '#libs/clocks';
import { ROLES, type Asker } from '#libs/kernel/domain';
import { shenyangUnits, UnitTree } from '#libs/region';
import { calendarMatter, type CalendarCommand } from './calendar.js';
import type { CalendarContext, CalendarState } from './kit.js';

const region = '210100';
const tree = UnitTree.of(shenyangUnits().map((data) => ({ type: 'UnitOpened' as const, data })));
const wang: Asker = { person: 'wang', role: 'catalogue-manager', unit: '210100-MZ' };
const now = '2026-09-14T01:00:00.000Z';
const context = (asker = wang): CalendarContext => ({ now, asker, tree, region, kind: 'china', thisYear: 2026 });
const [notice] = publishedYears().slice(-1);
if (!notice) throw new Error('no year is published');
const none: CalendarState = { phase: 'none' };
const decide = (command: CalendarCommand, state: CalendarState = none, asker = wang) =>
  calendarMatter.decide(command, state, context(asker));

describe('what is published of the days of a region', () => {
  it('is a year as its notice has it, and when that came; a further notice replaces it', () => {
    const first = decide({ act: 'publish-calendar', payload: notice });
    expect(first).toEqual([{ type: 'CalendarYearPublished', data: { ...notice, region, loadedAt: now } }]);
    const stands: CalendarState = { phase: 'published', stands: { ...notice, region } };
    expect(decide({ act: 'publish-calendar', payload: notice }, stands)).toEqual(first);
  });

  it('names every date of a notice that cannot stand', () => {
    const wrong = { ...notice, holidays: [...notice.holidays, '2019-05-01'], inLieu: ['2019-05-02'] };
    expect(decide({ act: 'publish-calendar', payload: wrong })).toMatchObject({
      code: 'invalid-body',
      faults: [
        { field: `/holidays/${notice.holidays.length}`, rule: 'other-year' },
        { field: '/inLieu/0', rule: 'other-year' },
      ],
    });
  });

  it('is when the counters are open, of all or of one', () => {
    const hours = { unit: '210102', openings: [{ from: '09:00', to: '16:00' }], otherDays: [], basis: '公告' };
    expect(decide({ act: 'publish-counter-hours', payload: hours })).toEqual([
      { type: 'CounterHoursPublished', data: { ...hours, region } },
    ]);
    const twice = { ...hours, otherDays: ['2026-10-09', '2026-10-09'].map((date) => ({ date, openings: [] })) };
    expect(decide({ act: 'publish-counter-hours', payload: twice })).toMatchObject({
      faults: [{ field: '/otherDays/1/date', rule: 'once' }],
    });
  });

  it('is for managers of the region to say', () => {
    const publish = { act: 'publish-calendar', payload: notice } as const;
    for (const role of ROLES.filter((each) => each !== 'catalogue-manager'))
      expect(decide(publish, none, { ...wang, role })).toMatchObject({ code: 'not-allowed-to-manage' });
    expect(decide(publish, none, { ...wang, unit: '210102' })).toMatchObject({ kind: 'forbidden' });
  });
});
