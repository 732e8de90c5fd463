import { DateTime } from 'luxon';
import { instantOfLocal, type Instant } from '#libs/clocks/domain';
import type { Mapping } from './mapping.js';

/** Reads the times of a register. */
export interface TimeReader {
  /** Null for what is no time. `notBefore`: of two readings in a repeated hour the later one is meant where the earlier lies before this. */
  read(text: string, notBefore?: Instant): Instant | null;
}

export function timeReader({ times, region }: Pick<Mapping, 'times' | 'region'>): TimeReader {
  const { format = 'local', repeated = 'earlier', skipped = 'later', zone = region.timezone } = times;
  const read = (text: string, notBefore?: Instant): Instant | null => {
    if (format === 'iso') return withOffset(DateTime.fromISO(text, { setZone: true }), text);
    const wall = format === 'local' ? text : wallOf(text, format);
    if (wall === null) return null;
    const early = instantOfLocal(wall, zone, 'earlier');
    const late = instantOfLocal(wall, zone, 'later');
    if (early === late) return early;
    if (!isOnTheWall(wall, early, zone)) return skipped === 'earlier' ? early : late;
    return repeated === 'later' || (notBefore !== undefined && early < notBefore) ? late : early;
  };
  return {
    read: (text, notBefore) => {
      try {
        return read(text, notBefore);
      } catch (error) {
        if (error instanceof RangeError) return null;
        throw error;
      }
    },
  };
}

/** A time without an offset is not taken: nobody knows when it was. */
function withOffset(time: DateTime, text: string): Instant | null {
  return time.isValid && /(Z|[+-]\d\d(:?\d\d)?)$/i.test(text) ? time.toUTC().toISO() : null;
}

function wallOf(text: string, format: string): string | null {
  const time = DateTime.fromFormat(text, format, { zone: 'utc' });
  return time.isValid ? time.toISO({ includeOffset: false }) : null;
}

/** In a skipped hour no clock on a wall ever showed the time. */
function isOnTheWall(wall: string, instant: Instant, zone: string): boolean {
  const shown = DateTime.fromISO(instant, { zone }).toISO({ includeOffset: false }) ?? '';
  return shown.slice(0, 16) === wall.replace(' ', 'T').slice(0, 16);
}
