import { MemoryEventLog } from '#libs/event-log/testing';
import type { DecodedEvent, Position } from '#libs/event-log/domain';

/** A log in memory for the specs of what follows a log: it takes events as they were decoded. */
export class MemoryLog extends MemoryEventLog {
  constructor() {
    super('testlog0');
  }

  /** Adds the events in their order; each goes behind the last one of its stream. */
  put(events: readonly DecodedEvent[]): Position {
    for (const { event, metadata, stream } of events)
      this.store(stream, {
        id: metadata.id,
        type: event.type,
        data: JSON.stringify(event.data),
        metadata: JSON.stringify(metadata),
      });
    this.ring();
    return this.positionAt(this.events.length);
  }
}
