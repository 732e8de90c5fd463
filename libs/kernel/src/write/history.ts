import { decodeEvent, type EventRegistry } from '#libs/event-log';
import type { DecodedEvent, DomainEvent, EventLog } from '#libs/event-log/domain';
import type { Happening } from '../domain/index.js';
import { StreamUnreadable } from './errors.js';

/** The events of a stream so far. */
export class History<E extends DomainEvent> {
  constructor(readonly events: readonly DecodedEvent<E>[]) {}

  /** Throws StreamUnreadable for an event that this program does not know, or that is none. */
  static async read<E extends DomainEvent>(
    log: EventLog,
    registry: EventRegistry,
    stream: string,
  ): Promise<History<E>> {
    const recorded = await log.readStream(stream);
    return readable(stream, () => new History(recorded.map((event) => decodeEvent<E>(event, registry))));
  }

  /** Throws StreamUnreadable where nothing can be made of an event. */
  fold<S>(matter: { fold(happenings: Iterable<Happening<E>>): S }): S {
    return readable(this.last?.stream ?? '', () => matter.fold(this.events));
  }

  /** The event that the next one follows; null for a new stream. */
  get last(): DecodedEvent<E> | null {
    return this.events.at(-1) ?? null;
  }

  /** Of the last event; -1 where there is none. */
  get revision(): number {
    return this.last?.revision ?? -1;
  }

  /** What a command did: its last event, the history up to and with it, and the one before its first. Null where it left nothing. */
  around(commandId: string) {
    const isOurs = (event: DecodedEvent) => event.metadata.commandId === commandId;
    const last = this.events.findLast(isOurs);
    if (!last) return null;
    const end = this.events.indexOf(last) + 1;
    return {
      last,
      until: new History(this.events.slice(0, end)),
      before: new History(this.events.slice(0, this.events.findIndex(isOurs))),
    };
  }
}

function readable<T>(stream: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new StreamUnreadable(stream, error);
  }
}
