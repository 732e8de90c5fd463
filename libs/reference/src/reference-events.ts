import { ABSENCE_EVENTS, ABSENCE_STREAM_PREFIX, type AbsenceEvent } from '#libs/access/domain';
import { CALENDAR_STREAM_PREFIX, type CalendarEvent } from '#libs/clocks/domain';
import { EventRegistry } from '#libs/event-log';
import { UNIT_EVENTS, UNIT_STREAM_PREFIX, type UnitEvent } from '#libs/region/domain';
import { CALENDAR_EVENTS, ITEM_EVENTS, ITEM_STREAM_PREFIX, type ItemEvent } from '#libs/catalogue/domain';

/** What is known beside the cases: units, items, calendars, who is away. */
export type ReferenceEvent = UnitEvent | ItemEvent | CalendarEvent | AbsenceEvent;

/** For the registry of events. */
export const REFERENCE_EVENTS = [...UNIT_EVENTS, ...ITEM_EVENTS, ...CALENDAR_EVENTS, ...ABSENCE_EVENTS];

export const REFERENCE_STREAM_PREFIXES = [
  UNIT_STREAM_PREFIX,
  ITEM_STREAM_PREFIX,
  CALENDAR_STREAM_PREFIX,
  ABSENCE_STREAM_PREFIX,
] as const;

export function referenceRegistry(): EventRegistry {
  return new EventRegistry(REFERENCE_EVENTS);
}
