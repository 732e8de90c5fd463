import { isLocalDate } from './dates.js';
import type { Instant, LocalDate } from './types.js';

/** Years, both inclusive, in which a date may lie. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

/** Whatever is written of somebody who lives, or was done for them, lies within; so does what is computed from it. */
export const YEARS: Years = { first: 1900, last: 2100 };
/** What is to come is counted day by day by calendars, whose lunar holidays are known up to the last of these years. */
export const DUE_YEARS: Years = { first: 2000, last: 2060 };

export function isWithin(date: LocalDate, { first, last }: Years): boolean {
  const year = Number(date.slice(0, 4));
  return year >= first && year <= last;
}

const WRITTEN =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * The instant of a time as people and programs write it, ISO 8601 with an offset; what is finer than a millisecond is cut off. Null for what is no time: a date
 * that does not exist (31 September, which `Date` would move on), no offset, or a year outside of `YEARS`.
 */
export function writtenInstant(text: string): Instant | null {
  const date = WRITTEN.exec(text)?.[1];
  if (date === undefined || !isLocalDate(date) || !isWithin(date, YEARS)) return null;
  return new Date(text).toISOString();
}
