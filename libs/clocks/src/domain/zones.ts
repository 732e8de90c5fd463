import { IANAZone } from 'luxon';
import { dateOfDayNumber, dayNumberOf, isCountable, isLocalDate } from './dates.js';
import type { Instant, LocalDate, TimeZone } from './types.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** No zone has changed its offset anywhere but on a full quarter of an hour for a century; `offsetAt` checks it and does not remember otherwise. */
const SLOT_MS = 15 * MINUTE_MS;
/** Enough for ten years of hours in each zone; then it starts anew. */
const REMEMBERED = 100_000;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const LOCAL_DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?$/;

/** What is remembered of a zone; nothing here depends on anything but its key. */
interface ZoneMemory {
  readonly zone: IANAZone;
  /** Offset in minutes by quarter of an hour since 1970. */
  readonly offsets: Map<number, number>;
  /** The local date of a whole UTC hour (`2026-09-14T08`), null where the hour holds two. */
  readonly hours: Map<string, LocalDate | null>;
  readonly starts: Map<LocalDate, Instant>;
}

const memories = new Map<TimeZone, ZoneMemory>();

/** Whether the text is an instant as this project writes it, of the years that are counted: `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export function isInstant(text: unknown): text is Instant {
  if (typeof text !== 'string' || !INSTANT.test(text) || !isCountable(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})T.*(?:Z|[+-]\d\d:\d\d)$/;

/** Whether the text is a time with its offset (ISO 8601) that lies in the years that are counted; 31 September has no time. */
export function isTimeWithOffset(text: unknown): text is string {
  const date = typeof text === 'string' ? WITH_OFFSET.exec(text)?.[1] : undefined;
  const ms = date !== undefined && isLocalDate(date) ? Date.parse(String(text)) : NaN;
  return !Number.isNaN(ms) && isCountable(instantOf(ms));
}

/** Whether the name is a zone that this system knows, such as `Asia/Shanghai`. */
export function isTimeZone(name: unknown): name is TimeZone {
  return typeof name === 'string' && IANAZone.isValidZone(name);
}

/** Milliseconds since 1970. Throws a RangeError for what is no time. */
export function millisecondsOf(instant: Instant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`"${instant}" is no instant`);
  return ms;
}

/** The first and the last instant that can be written with four digits of a year, in milliseconds. */
const FIRST_WRITTEN = -62_167_219_200_000;
const LAST_WRITTEN = 253_402_300_799_999;

/** The instant so many milliseconds after 1970; the first or the last that can be written where it lies past them. */
export function instantOf(milliseconds: number): Instant {
  return new Date(Math.min(Math.max(milliseconds, FIRST_WRITTEN), LAST_WRITTEN)).toISOString();
}

/** The instant as the region's wall showed it, with its offset: `2026-03-02T09:00:00.000+08:00`. The same instant, written otherwise. */
export function withOffset(instant: Instant, zone: TimeZone): string {
  const ms = millisecondsOf(instant);
  const minutes = Math.round(offsetAt(ms, memoryOf(zone)) / MINUTE_MS);
  const written = (count: number) => String(count).padStart(2, '0');
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const wall = instantOf(ms + minutes * MINUTE_MS).slice(0, -1);
  return `${wall}${minutes < 0 ? '-' : '+'}${written(hours)}:${written(rest)}`;
}

/**
 * The date on the region's wall when `instant` was. The zone of the process does not matter.
 * Throws a RangeError for an unknown zone or what is no instant.
 */
export function localDateOf(instant: Instant, zone: TimeZone): LocalDate {
  const memory = memoryOf(zone);
  const hour = instant.slice(0, 13);
  let date = memory.hours.get(hour);
  if (date === undefined) {
    date = dateOfHour(hour, memory);
    if (memory.hours.size >= REMEMBERED) memory.hours.clear();
    memory.hours.set(hour, date);
  }
  return date ?? localDateAt(millisecondsOf(instant), memory);
}

/**
 * The first instant of the date in the zone: 00:00, or the end of the gap where summer time skips midnight. A date that a zone left out
 * altogether starts where the next one does.
 */
export function startOfDay(date: LocalDate, zone: TimeZone): Instant {
  const memory = memoryOf(zone);
  const known = memory.starts.get(date);
  if (known !== undefined) return known;
  const wall = dayNumberOf(date) * DAY_MS;
  const [earliest] = meaningsOf(wall, memory);
  const start = instantOf(earliest ?? wall - offsetBefore(wall, memory));
  if (memory.starts.size >= REMEMBERED) memory.starts.clear();
  memory.starts.set(date, start);
  return start;
}

/**
 * The instant of a local time that a register wrote without an offset: `2011-11-06T01:30:00`, a space instead of `T`, seconds optional.
 *
 * - In the **repeated** hour at the end of summer time a local time means two instants: `earlier` is the one in summer time, `later` the one
 *   after the clocks were put back.
 * - In the **skipped** hour at its start it means none: `earlier` reads it with the offset that comes (02:30 → 01:30 winter time), `later`
 *   with the offset that went (02:30 → 03:30 summer time), so that `later` never lies before the gap and `earlier` never after it.
 *
 * Throws a RangeError for another form or an impossible date or time.
 */
export function instantOfLocal(localDateTime: string, zone: TimeZone, pick: 'earlier' | 'later'): Instant {
  return instantsOfLocal(localDateTime, zone)[pick];
}

/** Both instants that a local time may mean, as of `instantOfLocal`; mostly they are one. `isShown`: a clock on a wall once showed it, it was not skipped. */
export function instantsOfLocal(
  localDateTime: string,
  zone: TimeZone,
): { readonly earlier: Instant; readonly later: Instant; readonly isShown: boolean } {
  const wall = wallOf(localDateTime);
  const memory = memoryOf(zone);
  const meanings = meaningsOf(wall, memory);
  const [first = wall - offsetAfter(wall, memory)] = meanings;
  const last = meanings.at(-1) ?? wall - offsetBefore(wall, memory);
  const earlier = instantOf(first);
  return { earlier, later: first === last ? earlier : instantOf(last), isShown: meanings.length > 0 };
}

/** The wall's reading as if it were UTC, in milliseconds. A local time has the hours 00 to 23. */
function wallOf(localDateTime: string): number {
  const match = LOCAL_DATE_TIME.exec(localDateTime);
  const [, date = '', hour, minute, second = '0', fraction = '0'] = match ?? [];
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (!match || hours > 23 || minutes > 59 || seconds > 59)
    throw new RangeError(`"${localDateTime}" is no local date and time`);
  const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Number(fraction.padEnd(3, '0'));
  return dayNumberOf(date) * DAY_MS + ofDay;
}

/** The instants, in milliseconds and in order, at which the wall showed this: one, two in a repeated hour, none in a skipped one. */
function meaningsOf(wall: number, memory: ZoneMemory): number[] {
  const before = wall - offsetBefore(wall, memory);
  const after = wall - offsetAfter(wall, memory);
  if (before === after) return before + offsetAt(before, memory) === wall ? [before] : [];
  return [Math.min(before, after), Math.max(before, after)].filter((ms) => ms + offsetAt(ms, memory) === wall);
}

/** Offsets (ms) a day before and after the reading: a zone changes at most once in that time. */
function offsetBefore(wall: number, memory: ZoneMemory): number {
  return offsetAt(wall - DAY_MS, memory);
}

function offsetAfter(wall: number, memory: ZoneMemory): number {
  return offsetAt(wall + DAY_MS, memory);
}

function dateOfHour(hour: string, memory: ZoneMemory): LocalDate | null {
  const first = millisecondsOf(`${hour}:00:00.000Z`);
  const date = localDateAt(first, memory);
  for (let slot = 1; slot <= 4; slot += 1) if (localDateAt(first + slot * SLOT_MS - 1, memory) !== date) return null;
  return date;
}

function localDateAt(ms: number, memory: ZoneMemory): LocalDate {
  return dateOfDayNumber(Math.floor((ms + offsetAt(ms, memory)) / DAY_MS));
}

function offsetAt(ms: number, memory: ZoneMemory): number {
  const slot = Math.floor(ms / SLOT_MS);
  const known = memory.offsets.get(slot);
  if (known !== undefined) return known;
  const first = memory.zone.offset(slot * SLOT_MS) * MINUTE_MS;
  const last = memory.zone.offset((slot + 1) * SLOT_MS - 1) * MINUTE_MS;
  if (first !== last) return memory.zone.offset(ms) * MINUTE_MS;
  if (memory.offsets.size >= REMEMBERED) memory.offsets.clear();
  memory.offsets.set(slot, first);
  return first;
}

function memoryOf(name: TimeZone): ZoneMemory {
  const known = memories.get(name);
  if (known) return known;
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`"${name}" is no time zone of the IANA list`);
  const memory: ZoneMemory = { zone, offsets: new Map(), hours: new Map(), starts: new Map() };
  memories.set(name, memory);
  return memory;
}
