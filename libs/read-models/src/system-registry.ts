import { caseEventTypes } from '#libs/case';
import { bookEventTypes } from '#libs/community';
import { REFERENCE_EVENTS } from '#libs/reference';
import { EventRegistry } from '#libs/event-log';
import { RESIDENT_EVENTS } from '#libs/residents';

/** Every event that stands in the log of a system, for each process that follows all of its streams or reads any. */
export function systemRegistry(): EventRegistry {
  return new EventRegistry([...caseEventTypes, ...bookEventTypes, ...REFERENCE_EVENTS, ...RESIDENT_EVENTS]);
}
