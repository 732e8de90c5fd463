import { describe, expect, it } from '@jest/globals';
import { calendarYearPublished, publishedYears } from '#libs/clocks';
import { Calendars } from '#libs/clocks/domain';
import { shenyangItems } from '../shenyang.js';
import { agentMayAct } from './counter.js';
import { afterwardsDue, judgeWindow, limitEnd, limitStart, windowOf } from './term-clocks.js';
import { termsOf } from './terms.js';
import type { ServiceItem } from './service-item.js';

const ZONE = 'Asia/Shanghai';
const calendar = Calendars.from(publishedYears().map((year) => calendarYearPublished('R', year))).of('R');
const at = (date: string): string => `${date}T02:00:00.000Z`;
const { items } = shenyangItems();
const itemOf = (code: string): ServiceItem => {
  const found = items.find((item) => item.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};
const termsAt = (code: string, isForeign: boolean) =>
  termsOf(itemOf(code), { mode: itemOf(code).mode === 'guide-only' ? 'fixed' : 'collect-and-forward', isForeign });

describe('the terms that a case is received under', () => {
  it.each([
    ['MZ-06', true, 13, 13, 16, ['push', 'decide', 'notify']],
    ['MZ-06', false, 10, 10, undefined, ['decide']],
    ['MZ-08', true, 33, 33, 36, ['push', 'examine', 'decide', 'notify']],
    ['MZ-08', false, 30, 30, undefined, ['examine', 'decide']],
  ])(
    '%s, foreign counter %s: promise %i, law %i, whole way %s (rules §13)',
    (code, isForeign, promised, law, way, names) => {
      const terms = termsAt(code, isForeign);
      expect(terms.promised).toEqual({ value: promised, unit: 'working-day', rolls: true });
      expect(terms.statutory).toEqual({ value: law, unit: 'working-day', rolls: true });
      expect(terms.wholeWay).toBe(way);
      expect(terms.legs?.map(({ name }) => name)).toEqual(names);
    },
  );

  it('of an item without legs are the same at every counter', () => {
    for (const code of ['MZ-01', 'MZ-10', 'GA-01']) expect(termsAt(code, true)).toEqual(termsAt(code, false));
  });

  it('carry what the item says, and leave out what it does not', () => {
    expect(termsAt('GA-01', false)).toMatchObject({
      endsAt: 'issued',
      oneOf: [['address-proof', 'employment-proof', 'school-proof']],
      tolerable: ['photo'],
    });
    expect(termsAt('MZ-04', false).afterwards).toEqual({ what: '补手续', value: 10, unit: 'working-day' });
    expect(termsAt('MZ-17', false)).toMatchObject({ inPerson: true, window: { onExpiry: 'withdrawn' } });
    const plain = termsAt('MZ-19', false);
    for (const term of [
      'endsAt',
      'afterwards',
      'window',
      'wholeWay',
      'inPerson',
      'legs',
      'oneOf',
      'excluded',
      'periods',
    ])
      expect(plain).not.toHaveProperty(term);
  });

  it('say online what is promised online', () => {
    expect(termsOf(itemOf('RS-06'), { mode: 'online', isForeign: false }).promised).toMatchObject({ value: 10 });
    expect(termsOf(itemOf('RS-06'), { mode: 'decide-anywhere', isForeign: false }).promised).toBe('same-day');
  });

  it('make the days of a public notice that does not count its period', () => {
    const item = {
      ...itemOf('MZ-01'),
      excluded: [
        { kind: 'public-notice', days: 5 },
        { kind: 'ability-assessment', days: 20 },
      ],
    };
    const terms = termsOf(item, { mode: 'collect-and-forward', isForeign: false });
    expect(terms).toMatchObject({ periods: { notice: 5 }, excludedDays: { 'ability-assessment': 20 } });
  });
});

describe('when a limit starts and ends', () => {
  const times = { receivedAt: at('2026-09-14'), completeAt: at('2026-09-15'), acceptedAt: null };
  it('is what startsAt says, and not before it has happened', () => {
    expect(limitStart('received', times)).toBe(times.receivedAt);
    expect(limitStart('complete', times)).toBe(times.completeAt);
    expect(limitStart('accepted', times)).toBeNull();
  });

  it('is what endsAt says: a decision alone issues nothing (GA-01)', () => {
    const decided = { decidedAt: at('2026-09-20'), issuedAt: null, closedAt: null };
    expect(limitEnd('decided', decided)).toBe(decided.decidedAt);
    expect(limitEnd('issued', decided)).toBeNull();
    expect(limitEnd('issued', { ...decided, issuedAt: at('2026-09-22') })).toBe(at('2026-09-22'));
    expect(limitEnd('issued', { ...decided, isRefused: true })).toBe(decided.decidedAt);
    expect(limitEnd('issued', { decidedAt: null, issuedAt: null, closedAt: at('2026-09-30') })).toBe(at('2026-09-30'));
  });
});

describe('a window (MZ-17, rules §13)', () => {
  const { window } = itemOf('MZ-17');
  if (!window) throw new Error('MZ-17 has no window');
  const days = windowOf(at('2026-09-05'), window, calendar, ZONE);

  it('opens after 30 日 and closes 30 日 later, each rolling by itself', () => {
    expect(days).toEqual({ notBefore: '2026-10-08', until: '2026-11-09' });
  });

  it.each([
    ['2026-09-05', 'too-early'],
    ['2026-10-07', 'too-early'],
    ['2026-10-08', 'open'],
    ['2026-11-09', 'open'],
    ['2026-11-10', 'expired'],
  ])('on %s is %s', (day, judged) => expect(judgeWindow(day, days)).toBe(judged));
});

it('what is owed afterwards has its own ten working days from the decision (MZ-04)', () => {
  const { afterwards } = itemOf('MZ-04');
  expect(afterwards && afterwardsDue(at('2026-09-24'), afterwards, calendar, ZONE)).toEqual({
    kind: 'date',
    date: '2026-10-15',
  });
});

it('nobody acts for who must come in person (MZ-16–18)', () => {
  for (const code of ['MZ-16', 'MZ-17', 'MZ-18']) {
    expect(agentMayAct(itemOf(code), true)).toMatchObject({ failed: 'in-person-only', field: '/agent' });
    expect(agentMayAct(itemOf(code), false)).toBeNull();
  }
  expect(agentMayAct(itemOf('MZ-10'), true)).toBeNull();
});
