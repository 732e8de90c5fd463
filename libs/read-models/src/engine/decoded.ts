import { decodeEvent, type EventRegistry } from '#libs/event-log';
import type { DecodedEvent, RecordedEvent } from '#libs/event-log/domain';
import { CannotApply } from './errors.js';

/** Decodes an event for a fold, right before it is folded: what was parsed is garbage before the next one comes. Throws CannotApply. */
export function decodedFor(event: RecordedEvent, registry: EventRegistry): DecodedEvent {
  try {
    return decodeEvent(event, registry);
  } catch (error) {
    throw new CannotApply(event, error instanceof Error ? error.message : String(error));
  }
}
