import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  CALENDAR_STREAM_PREFIX,
  Calendars,
  calendarStreamOf,
  localDateOf,
  type CalendarEvent,
  type Instant,
} from '#libs/clocks/domain';
import { decodeEvent, encodeEvents } from '#libs/event-log';
import {
  comparePositions,
  OutcomeUnknown,
  WrongExpectedRevision,
  type Actor,
  type EventLog,
  type Position,
} from '#libs/event-log/domain';
import { refusalText, type Naming } from '#libs/kernel/domain';
import { UNIT_STREAM_PREFIX, unitStream, type UnitOpened } from '#libs/region/domain';
import { nameUuid } from '#libs/runtime';
import { checkItem, ITEM_STREAM_PREFIX, itemStream, type ItemError, type ServiceItem } from '#libs/catalogue/domain';
import { referenceRegistry, REFERENCE_STREAM_PREFIXES, type ReferenceEvent } from './reference-events.js';
import { ReferenceState } from './reference-state.js';

/** Units, items and calendars that the log shall hold: parents before children. */
export interface RegionToLoad {
  readonly units: readonly UnitOpened['data'][];
  readonly items: { readonly region: string; readonly basis: string; readonly items: readonly ServiceItem[] } | null;
  readonly calendar: readonly CalendarEvent[];
  readonly actor: Actor;
  readonly now: Instant;
  readonly origin?: string;
}

export interface LoadedRegion {
  /** Events written, by the prefix of their streams; all 0 where the log held everything. */
  readonly written: { readonly units: number; readonly items: number; readonly calendars: number };
  /** Where everything that was missing is in the log; null where nothing was. */
  readonly position: Position | null;
}

/** As an operator reads it, who knows the codes. */
const IN_CODES: Naming = {
  language: 'en',
  unit: (code) => code,
  item: (code) => code,
  material: (code) => code,
  word: (_kind, code) => code,
};

/** Items that may not be published; nothing was written. */
export class InvalidItems extends Error {
  readonly code = 'invalid-items';
  constructor(readonly items: readonly { readonly item: string; readonly errors: readonly ItemError[] }[]) {
    const told = (error: ItemError) => ` ${error.field}: ${refusalText(error, IN_CODES).detail}`;
    super(items.map(({ item, errors }) => `${item}${errors.map(told).join(';')}`).join('\n'));
  }
}

/** A code that another unit has already, of another kind or below another parent; codes are unique over all regions. */
export class UnitCodeTaken extends Error {
  readonly code = 'unit-code-taken';
  constructor(readonly unit: string) {
    super(`the code ${unit} belongs to another unit; codes are unique over all regions`);
  }
}

/** Appends that run at once: enough to fill the batches of a group commit, few enough to keep memory flat. */
const AT_ONCE = 512;
const NAMESPACE = '5f0e3c7c-9d0c-5e8e-8f5c-2d6a5b1f4c11';

/**
 * Brings the log to hold these units, items and calendars. What is there already stays: a second run writes nothing, a unit of another name is
 * renamed, a changed definition of an item becomes its next version unless a catalogue manager has taken the item over. Safe to run in two processes at once. Throws `InvalidItems` and
 * `UnitCodeTaken` before anything is written, and what the log throws.
 */
export async function loadRegion(log: EventLog, region: RegionToLoad): Promise<LoadedRegion> {
  const wrong = errorsOf(region);
  if (wrong.some(({ errors }) => errors.length > 0))
    throw new InvalidItems(wrong.filter((each) => each.errors.length > 0));
  for (let tries = 1; ; tries++) {
    const known = await readKnown(log);
    try {
      return await append(log, region, known, missingFrom(known, region));
    } catch (error) {
      // Somebody else wrote meanwhile, or nobody knows whether we did: what is missing now is another matter.
      const again = error instanceof WrongExpectedRevision || error instanceof OutcomeUnknown;
      if (!again || tries === 5) throw error;
    }
  }
}

function errorsOf({ items, calendar, units, now }: RegionToLoad) {
  if (!items) return [];
  const zone = units.find(({ code }) => code === items.region)?.timezone ?? 'UTC';
  const by = { calendar: Calendars.from(calendar).of(items.region), zone, from: localDateOf(now, zone) };
  return items.items.map((item) => ({ item: item.code, errors: checkItem(item, by) }));
}

/** What the log holds of units, items and calendars, and where each stream ends. */
interface Known {
  readonly state: ReferenceState;
  readonly heads: ReadonlyMap<string, { readonly revision: number; readonly chain: string }>;
  /** The last event of each stream. */
  readonly last: ReadonlyMap<string, ReferenceEvent>;
  /** Streams in which a catalogue manager has acted: what they decided is not for a list to undo. */
  readonly managed: ReadonlySet<string>;
}

async function readKnown(log: EventLog): Promise<Known> {
  const registry = referenceRegistry();
  const state = new ReferenceState();
  const heads = new Map<string, { revision: number; chain: string }>();
  const last = new Map<string, ReferenceEvent>();
  const managed = new Set<string>();
  for await (const batch of log.readAll(null, { streamPrefixes: REFERENCE_STREAM_PREFIXES }))
    for (const recorded of batch.events) {
      const { event, stream, revision, metadata } = decodeEvent<ReferenceEvent>(recorded, registry);
      state.apply(event);
      heads.set(stream, { revision, chain: metadata.chain });
      last.set(stream, event);
      if (metadata.actor.role === 'catalogue-manager') managed.add(stream);
    }
  return { state, heads, last, managed };
}

interface Missing {
  readonly stream: string;
  readonly event: ReferenceEvent;
}

function missingFrom(known: Known, region: RegionToLoad): readonly Missing[] {
  return [
    ...region.units.flatMap((unit) => missingOfUnit(known, unit, region)),
    ...(region.items?.items ?? []).flatMap((item) => missingOfItem(known, item, region)),
    ...region.calendar.flatMap((event) => missingOfCalendar(known, event)),
  ];
}

function missingOfUnit({ state: { tree }, managed }: Known, unit: UnitOpened['data'], region: RegionToLoad): Missing[] {
  const { code, name, source } = unit;
  const stream = unitStream(code);
  const there = tree.unit(code);
  if (!there) return [{ stream, event: { type: 'UnitOpened', data: unit } }];
  if (managed.has(stream) && there.kind === unit.kind) return [];
  if (there.kind !== unit.kind || there.parent !== unit.parent) throw new UnitCodeTaken(code);
  if (there.name === name) return [];
  const from = localDateOf(region.now, tree.timezoneOf(code) ?? 'UTC');
  return [{ stream, event: { type: 'UnitRenamed', data: { code, name, from, source } } }];
}

function missingOfItem(
  { state: { catalogue }, managed }: Known,
  item: ServiceItem,
  { items }: RegionToLoad,
): Missing[] {
  if (!items) return [];
  const { region, basis } = items;
  const stream = itemStream(region, item.code);
  if (managed.has(stream)) return [];
  const there = catalogue.item(region, item.code);
  const data = { region, code: item.code, version: (there?.version ?? 0) + 1, item, basis };
  if (!there) return [{ stream, event: { type: 'ItemPublished', data } }];
  return isSame(there.item, item) ? [] : [{ stream, event: { type: 'ItemRevised', data } }];
}

/** A year's stream holds its notices, the last one counts, and one that a manager loaded stays; so does the last rule that the region adopted. */
function missingOfCalendar({ last }: Known, event: CalendarEvent): Missing[] {
  const stream = calendarStreamOf(event);
  const there = last.get(stream);
  const isManaged = there?.type === 'CalendarYearPublished' && there.data.loadedAt !== undefined;
  return isManaged || isSame(there, event) ? [] : [{ stream, event }];
}

async function append(
  log: EventLog,
  region: RegionToLoad,
  known: Known,
  missing: readonly Missing[],
): Promise<LoadedRegion> {
  const registry = referenceRegistry();
  const appended = await inParallel(missing, async ({ stream, event }) => {
    const previous = known.heads.get(stream) ?? null;
    const written = { ...event, schema: registry.versionOf(event.type) };
    const events = encodeEvents({
      stream,
      previous,
      events: [written],
      stamp: stampOf(region, stream, previous, event),
    });
    return { stream, ...(await log.append(stream, previous?.revision ?? 'no-stream', events)) };
  });
  const count = (prefix: string) =>
    appended.filter(({ stream, repeated }) => stream.startsWith(prefix) && !repeated).length;
  return {
    written: {
      units: count(UNIT_STREAM_PREFIX),
      items: count(ITEM_STREAM_PREFIX),
      calendars: count(CALENDAR_STREAM_PREFIX),
    },
    position: appended.map(({ position }) => position).reduce<Position | null>(later, null),
  };
}

/** The command is the wish that the stream go on with this event: asked for twice, it has the same id and is written once. */
function stampOf(
  { actor, now, origin }: RegionToLoad,
  stream: string,
  previous: { revision: number } | null,
  event: ReferenceEvent,
) {
  const body = JSON.stringify(event);
  const commandId = nameUuid(NAMESPACE, `${stream}@${previous?.revision ?? 'no-stream'}:${body}`);
  return {
    commandId,
    // No secret and no person is in it, so its digest needs no key.
    commandHmac: createHash('sha256').update(body).digest('hex'),
    occurredAt: now,
    recordedAt: now,
    actor,
    correlationId: commandId,
    causationId: commandId,
    ...(origin === undefined ? {} : { origin }),
  };
}

/** What the log gives back has been JSON: what is compared with it must have been so too, without fields that are undefined. */
function isSame(stored: unknown, wanted: object): boolean {
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(wanted)));
}

function later(a: Position | null, b: Position): Position {
  return a === null || comparePositions(a, b) < 0 ? b : a;
}

/** All of them, `AT_ONCE` at a time; the first error is thrown when those under way have ended. */
async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const settled = await Promise.allSettled(items.slice(start, start + AT_ONCE).map(work));
    for (const each of settled) {
      if (each.status === 'rejected') throw each.reason;
      results.push(each.value);
    }
  }
  return results;
}
