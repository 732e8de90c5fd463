import type { EventLog, RecordedEvent, DecodedEvent } from '#libs/event-log/domain';
import { decodeEvent, type EventRegistry } from '#libs/event-log';
import type { CaseEvent } from '../domain/events.js';
import { foldCase } from '../domain/evolve.js';
import type { CaseState } from '../domain/state.js';

export function caseStream(caseId: string): string {
  return `case-${caseId}`;
}

/** The events of a case so far. */
export class CaseHistory {
  static readonly empty = new CaseHistory([]);

  constructor(readonly events: readonly DecodedEvent<CaseEvent>[]) {}

  static async read(log: EventLog, registry: EventRegistry, caseId: string): Promise<CaseHistory> {
    const recorded = await log.readStream(caseStream(caseId));
    return new CaseHistory(recorded.map((event: RecordedEvent) => decodeEvent<CaseEvent>(event, registry)));
  }

  get state(): CaseState {
    return foldCase(this.events);
  }

  /** The event that the next one follows; null for a new stream. */
  get last(): DecodedEvent<CaseEvent> | null {
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
      until: new CaseHistory(this.events.slice(0, end)),
      before: new CaseHistory(this.events.slice(0, this.events.findIndex(isOurs))),
    };
  }
}
