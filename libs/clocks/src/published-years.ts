import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '#libs/runtime';
import { type CalendarYearPublished, isLocalDate } from './domain/index.js';

/** A year of China's holidays as it was published, without a region. */
export type PublishedYear = Omit<CalendarYearPublished['data'], 'region'>;

/**
 * The years that come with the product (`libs/clocks/data/china-holidays.json`, attribution there), in order. Throws an Error that names the
 * year where the file is not what it should be.
 */
export function publishedYears(): readonly PublishedYear[] {
  const file = join(PROJECT_FOLDER, 'libs/clocks/data/china-holidays.json');
  const { years } = JSON.parse(readFileSync(file, 'utf8')) as { years: PublishedYear[] };
  for (const { year, holidays, makeUpDays, inLieu } of years)
    if (![...holidays, ...makeUpDays, ...inLieu].every(isLocalDate))
      throw new Error(`${file}: the year ${year} holds what is no date`);
  return years;
}

/** The event that publishes such a year for a region. */
export function calendarYearPublished(region: string, year: PublishedYear): CalendarYearPublished {
  return { type: 'CalendarYearPublished', data: { region, ...year } };
}
