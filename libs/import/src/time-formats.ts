import { DateTime } from 'luxon';
import { instantOf, type Instant } from '#libs/clocks/domain';
import type { MappedTimes } from './mapping.js';

/** What a text says: a time on a clock on a wall (`2026-09-14T08:30:00.000`), or a moment, where the text says its offset. */
export type Told = { readonly wall: string } | { readonly instant: Instant };

/** Reads a text in one format; null for what is none. */
export type ReadFormat = (text: string) => Told | null;

const DAY_MS = 86_400_000;
/** 1970-01-01 as Excel counts days, since 1900 (with a 29 February that there never was) or, on old Macs, since 1904. */
const EXCEL_DAYS = { excel: 25_569, 'excel-1904': 24_107 } as const;

/** What one of a count since 1970 is, in milliseconds. */
const UNIX_MS = { unix: 1_000, 'unix-ms': 1 } as const;

export function formatsOf({ format = 'local' }: Pick<MappedTimes, 'format'>): readonly string[] {
  return typeof format === 'string' ? [format] : format;
}

/** A format is known by name, or says a day by its tokens: year, month and day. */
export function isFormat(format: string): boolean {
  if (format === 'local' || format === 'iso' || format in EXCEL_DAYS || format in UNIX_MS) return true;
  const tokens = tokensOf(format);
  const says = (...which: string[]) => tokens.some((token) => which.some((each) => token.startsWith(each)));
  return says('D', 'f', 'F') || (says('y') && ((says('M', 'L') && says('d')) || says('o')));
}

/** Throws nothing: what is not known as a format is read by nobody. */
export function readerOf(format: string): ReadFormat {
  if (format === 'local') return local;
  if (format === 'iso') return iso;
  if (format === 'excel' || format === 'excel-1904') return (text) => excel(text, EXCEL_DAYS[format]);
  if (format === 'unix' || format === 'unix-ms') return (text) => unix(text, UNIX_MS[format]);
  return byDigits(format) ?? byLuxon(format);
}

const LOCAL = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;

function local(text: string): Told | null {
  if (!LOCAL.test(text)) return null;
  return { wall: text.length === 10 ? `${text} 00:00` : text };
}

const ISO = /^(\d{4}-\d{2}-\d{2})[T ]+(\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) *(Z|[+-]\d{2}(?::?\d{2})?)$/i;

/** A time without an offset is not taken: nobody knows when it was. */
function iso(text: string): Told | null {
  const [, day, time, offset = ''] = ISO.exec(text) ?? [];
  if (day === undefined) return null;
  const moment = DateTime.fromISO(`${day}T${time}${offset.toUpperCase()}`, { zone: 'utc' });
  return moment.isValid ? { instant: instantOf(moment.toMillis()) } : null;
}

/** Days and parts of a day, as a spreadsheet keeps them; to the second, which is finer than a spreadsheet shows. */
function excel(text: string, epoch: number): Told | null {
  if (!/^\d{1,6}(?:[.,]\d+)?$/.test(text)) return null;
  const ms = Math.round((Number(text.replace(',', '.')) - epoch) * (DAY_MS / 1000)) * 1000;
  // Before March 1900 the count is wrong by the day that there never was.
  return Number(text.replace(',', '.')) < 61 ? null : { wall: instantOf(ms).slice(0, -1) };
}

function unix(text: string, ms: number): Told | null {
  return /^\d{1,14}(?:\.\d+)?$/.test(text) ? { instant: instantOf(Math.round(Number(text) * ms)) } : null;
}

/** The tokens of a format, without what stands in single quotation marks. */
function tokensOf(format: string): readonly string[] {
  return format.replaceAll(/'[^']*'/g, ' ').match(/([A-Za-z])\1*/g) ?? [];
}

/** A text with an offset or a zone says a moment. */
function saysOffset(format: string): boolean {
  return tokensOf(format).some((token) => /^[Zz]/.test(token));
}

function byLuxon(format: string): ReadFormat {
  const parser = DateTime.buildFormatParser(format, { locale: 'en-US' });
  const isMoment = saysOffset(format);
  return (text) => {
    const time = DateTime.fromFormatParser(text, parser, { zone: 'utc', locale: 'en-US', setZone: true });
    if (!time.isValid) return null;
    return isMoment ? { instant: instantOf(time.toMillis()) } : { wall: time.toISO({ includeOffset: false }) ?? '' };
  };
}

/** Tokens that are nothing but digits: a pattern reads them many times as fast. */
const DIGITS: Readonly<Record<string, readonly [part: string, pattern: string]>> = {
  yyyy: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['half', '\\d{2}'],
  h: ['half', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  m: ['minute', '\\d{1,2}'],
  ss: ['second', '\\d{2}'],
  s: ['second', '\\d{1,2}'],
  SSS: ['fraction', '\\d{3}'],
  a: ['noon', '[AaPp][Mm]'],
};

/** Null where the format has a token that is more than digits. */
function byDigits(format: string): ReadFormat | null {
  const parts = new Set<string>();
  let pattern = '';
  for (const piece of format.match(/([A-Za-z])\1*|[^A-Za-z]+/g) ?? []) {
    if (!/[A-Za-z]/.test(piece)) {
      if (piece.includes("'")) return null;
      pattern += piece.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
      continue;
    }
    const [part, digits] = DIGITS[piece] ?? [];
    if (part === undefined || parts.has(part)) return null;
    parts.add(part);
    pattern += `(?<${part}>${digits})`;
  }
  if (!['year', 'month', 'day'].every((part) => parts.has(part)) || parts.has('half') !== parts.has('noon'))
    return null;
  const whole = new RegExp(`^${pattern}$`);
  return (text) => {
    const found = whole.exec(text)?.groups;
    return found ? wallOf(found) : null;
  };
}

function wallOf(found: Readonly<Record<string, string | undefined>>): Told | null {
  const two = (part: string, otherwise: string) => (found[part] ?? otherwise).padStart(2, '0');
  const hour = found.half === undefined ? two('hour', '0') : hourOfHalf(found.half, found.noon ?? '');
  if (hour === null) return null;
  const day = `${found.year}-${two('month', '')}-${two('day', '')}`;
  return { wall: `${day}T${hour}:${two('minute', '0')}:${two('second', '0')}.${found.fraction ?? '000'}` };
}

/** 12 am is midnight, 12 pm is noon. */
function hourOfHalf(half: string, noon: string): string | null {
  const hour = Number(half);
  if (hour < 1 || hour > 12) return null;
  return String((hour % 12) + (/p/i.test(noon) ? 12 : 0)).padStart(2, '0');
}
