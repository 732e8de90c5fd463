import {
  dayAfter,
  instantOf,
  instantsOfLocal,
  localDateOf,
  millisecondsOf,
  startOfDay,
  type Instant,
} from '#libs/clocks/domain';
import type { Mapping } from './mapping.js';
import { formatsOf, readerOf, type Told } from './time-formats.js';

/** Years that a register may speak of: no register is older, and what is due later is a slip of the pen. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/** A time, that the row says there is none, or why what stands there is none. */
export type ReadTime =
  | { readonly kind: 'time'; readonly at: Instant }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly why: string };

/** Reads the times of a register. */
export interface TimeReader {
  /** `notBefore`: of two readings in a repeated hour the later one is meant where the earlier lies before this. */
  read(text: string, notBefore?: Instant): ReadTime;
  /** The last moment of the day on which the time lies. */
  endOfDay(at: Instant): Instant;
}

const NONE = { kind: 'none' } as const;

export function timeReader({ times, region }: Pick<Mapping, 'times' | 'region'>): TimeReader {
  const { repeated = 'earlier', skipped = 'later', zone = region.timezone } = times;
  const readers = formatsOf(times).map(readerOf);
  const isNoTime = noTimeOf(times.none ?? []);
  const instantFrom = (told: Told, notBefore?: Instant): Instant => {
    if ('instant' in told) return told.instant;
    const { earlier, later, isShown } = instantsOfLocal(told.wall, zone);
    if (earlier === later) return earlier;
    if (!isShown) return skipped === 'earlier' ? earlier : later;
    return repeated === 'later' || (notBefore !== undefined && earlier < notBefore) ? later : earlier;
  };
  return {
    read: (text, notBefore) => {
      if (text === '' || isNoTime(text)) return NONE;
      for (const reader of readers) {
        const at = momentOf(reader(text), (told) => instantFrom(told, notBefore));
        if (at !== null) return isInRange(at) ? { kind: 'time', at } : { kind: 'wrong', why: outOfRange(text) };
      }
      return { kind: 'wrong', why: `"${text}" is no time in the format ${formatsOf(times).join(', ')}` };
    },
    endOfDay: (at) => instantOf(millisecondsOf(startOfDay(dayAfter(localDateOf(at, zone)), zone)) - 1),
  };
}

/** A day that there is not, such as 30 February, is told by a RangeError. */
function momentOf(told: Told | null, instantFrom: (told: Told) => Instant): Instant | null {
  if (told === null) return null;
  try {
    return instantFrom(told);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Words for "no time", with or without a midnight behind them. */
function noTimeOf(words: readonly string[]): (text: string) => boolean {
  if (words.length === 0) return () => false;
  const none = new Set(words.map((word) => word.trim().toLowerCase()));
  return (text) => {
    const lower = text.toLowerCase();
    return none.has(lower) || none.has(lower.replace(/[T ]0?0:00(:00(\.0+)?)?z?$/i, ''));
  };
}

function isInRange(at: Instant): boolean {
  const year = Number(at.slice(0, 4));
  return at[4] === '-' && year >= FIRST_YEAR && year <= LAST_YEAR;
}

function outOfRange(text: string): string {
  return `"${text}" lies outside of the years ${FIRST_YEAR} to ${LAST_YEAR}`;
}
