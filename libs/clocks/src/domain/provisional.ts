import { addDays, isWeekend } from './dates.js';
import { statutoryDays } from './statutory.js';
import type { LocalDate } from './types.js';

/**
 * The statutory days of a year for which no notice has been published: the 13 days of 全国年节及纪念日放假办法 (revised 2024), and a workday in
 * lieu for each that falls on a Saturday or Sunday (its art. 6, rules §10). Beyond the table of lunar days only the holidays with a fixed date
 * are known; the year stays provisional either way.
 */
export function provisionalHolidays(year: number): ReadonlySet<LocalDate> {
  const holidays = new Set(statutoryDays(year).map(({ date }) => date));
  for (const date of [...holidays].filter(isWeekend)) {
    let inLieu = addDays(date, 1);
    while (isWeekend(inLieu) || holidays.has(inLieu)) inLieu = addDays(inLieu, 1);
    holidays.add(inLieu);
  }
  return holidays;
}
