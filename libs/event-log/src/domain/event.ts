import type { Position } from './position.js';

/** Who acted: a person in a role at a unit (`docs/glossary.md`). The system itself is `{ person: 'system', role: 'system', unit }`. */
export interface Actor {
  readonly person: string;
  readonly role: string;
  readonly unit: string;
}

/** What every event carries beside its data. Times are ISO 8601 in UTC (`Z`). */
export interface EventMetadata {
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  /** When it happened. An import records today what occurred then: no fold may assume that this grows along the log. */
  readonly occurredAt: string;
  /** When it was written down. */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId: string;
  /** The id of the command that made it, and the HMAC of that command's canonical body (`docs/architecture.md`, idempotency). */
  readonly commandId: string;
  readonly commandHmac: string;
  /** Where it came from, when that is not a desk: `import`, `system`, `demo`. */
  readonly origin?: string;
  /** SHA-256 (hex) over the previous event's chain, stream, revision, id, type, data and all other metadata. */
  readonly chain: string;
}

/** An event of the domain: a registered name and plain JSON. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** What an engine stores: `data` and `metadata` are JSON texts and are kept to the byte. */
export interface EventToAppend {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** What an engine gives back. Revisions start at 0. */
export interface RecordedEvent extends EventToAppend {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
}

/** A recorded event, parsed and upcast to the present shape of its type. */
export interface DecodedEvent<E extends DomainEvent = DomainEvent> {
  readonly event: E;
  readonly metadata: EventMetadata;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
}
