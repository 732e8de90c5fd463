import { addDays } from './dates.js';
import { LUNAR_HOLIDAYS } from './lunar-holidays.js';
import type { LocalDate } from './types.js';

/** 法定节假日 of 全国年节及纪念日放假办法, as they are called. */
export const STATUTORY_NAMES = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  springFestival: { zh: '春节', en: 'the Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming' },
  labourDay: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'the Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'the Mid-Autumn Festival' },
  nationalDay: { zh: '国庆节', en: 'National Day' },
} as const;

export interface StatutoryDay {
  readonly date: LocalDate;
  readonly holiday: keyof typeof STATUTORY_NAMES;
  /** The year from which on it has been a day off: the revisions of 2007 and 2024 added some. */
  readonly since: number;
}

/** The 13 statutory days of a year in their order (revision of 2024). Beyond the table of lunar days only those with a fixed date are known. */
export function statutoryDays(year: number): readonly StatutoryDay[] {
  const written = String(year).padStart(4, '0');
  const day = (monthDay: string): LocalDate => `${written}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
  const [spring, brightness, dragonBoat, midAutumn] = (LUNAR_HOLIDAYS[year] ?? '').split(' ').filter(Boolean).map(day);
  const of = (holiday: StatutoryDay['holiday'], since: number, ...dates: readonly (LocalDate | undefined)[]) =>
    dates.flatMap((date) => (date === undefined ? [] : [{ date, holiday, since }]));
  const days = [
    ...of('newYear', 1949, day('0101')),
    ...of('springFestival', 2025, spring && addDays(spring, -1)),
    ...of('springFestival', 1949, spring, spring && addDays(spring, 1), spring && addDays(spring, 2)),
    ...of('qingming', 2008, brightness),
    ...of('labourDay', 1949, day('0501')),
    ...of('labourDay', 2025, day('0502')),
    ...of('dragonBoat', 2008, dragonBoat),
    ...of('midAutumn', 2008, midAutumn),
    ...of('nationalDay', 1949, day('1001'), day('1002'), day('1003')),
  ];
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}
