import { caseEventTypes } from '#libs/case';
import { CALENDAR_EVENTS } from '#libs/catalogue/domain';
import { EventRegistry } from '#libs/event-log';

/** The events that the projections fold. */
export function caseRegistry(): EventRegistry {
  return new EventRegistry([...caseEventTypes, ...CALENDAR_EVENTS]);
}
