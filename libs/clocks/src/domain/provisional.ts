import { addDays, isWeekend } from './dates.js';
import { LUNAR_HOLIDAYS } from './lunar-holidays.js';
import type { LocalDate } from './types.js';

/**
 * The statutory days of a year for which no notice has been published: the 13 days of 全国年节及纪念日放假办法 (revised 2024), and a workday in
 * lieu for each that falls on a Saturday or Sunday (its art. 6, rules §10). Beyond the table of lunar days only the holidays with a fixed date
 * are known; the year stays provisional either way.
 */
export function provisionalHolidays(year: number): ReadonlySet<LocalDate> {
  const holidays = new Set(statutoryDays(year));
  for (const date of [...holidays].filter(isWeekend)) {
    let inLieu = addDays(date, 1);
    while (isWeekend(inLieu) || holidays.has(inLieu)) inLieu = addDays(inLieu, 1);
    holidays.add(inLieu);
  }
  return holidays;
}

function statutoryDays(year: number): LocalDate[] {
  const written = String(year).padStart(4, '0');
  const day = (monthDay: string): LocalDate => `${written}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
  const [spring, brightness, dragonBoat, midAutumn] = (LUNAR_HOLIDAYS[year] ?? '').split(' ').filter(Boolean).map(day);
  return [
    day('0101'),
    ...(spring ? [addDays(spring, -1), spring, addDays(spring, 1), addDays(spring, 2)] : []),
    ...(brightness ? [brightness] : []),
    day('0501'),
    day('0502'),
    ...(dragonBoat ? [dragonBoat] : []),
    ...(midAutumn ? [midAutumn] : []),
    day('1001'),
    day('1002'),
    day('1003'),
  ].sort();
}
