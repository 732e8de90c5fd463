import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import { nameUuid } from '#libs/runtime';
import type { Actor, DecodedEvent, DomainEvent, EventMetadata, EventToAppend, RecordedEvent } from './domain/index.js';
import type { EventRegistry } from './registry.js';

/** What the events of one command have in common. Times are ISO 8601 in UTC. */
export type Stamp = Pick<
  EventMetadata,
  'commandId' | 'commandHmac' | 'occurredAt' | 'recordedAt' | 'actor' | 'correlationId' | 'causationId' | 'origin'
>;

export interface EventsToEncode {
  readonly stream: string;
  /** The stream's last event; null for a new stream. */
  readonly previous: { readonly revision: number; readonly chain: string } | null;
  /** An event may have a time and an actor of its own: an import brings several days in one append. */
  readonly events: readonly (DomainEvent & {
    readonly schema?: number;
    readonly occurredAt?: string;
    readonly actor?: Actor;
  })[];
  readonly stamp: Stamp;
}

/** What the first event of a stream is chained to. */
export const CHAIN_START = '0'.repeat(64);

/** The same command always makes the same ids, so that a retry is recognised by the log itself. */
export function eventIdOf(commandId: string, index: number): string {
  return nameUuid(commandId, String(index));
}

// The package is CommonJS whose types speak of an ES module: what is imported is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** RFC 8785: one text for equal values. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value that JSON does not know');
  return text;
}

/** Makes a command's events ready to be stored: ids, metadata, and the chain from the stream's last event on. */
export function encodeEvents({ stream, previous, events, stamp }: EventsToEncode): EventToAppend[] {
  let chain = previous?.chain ?? CHAIN_START;
  let revision = previous?.revision ?? -1;
  return events.map(({ type, data, schema = 1, occurredAt, actor = stamp.actor }, index) => {
    revision += 1;
    const id = eventIdOf(stamp.commandId, index);
    const dataText = canonicalJson(data);
    const { origin } = stamp;
    const unchained = canonicalJson({
      id,
      type,
      schema,
      occurredAt: occurredAt ?? stamp.occurredAt,
      recordedAt: stamp.recordedAt,
      actor: { person: actor.person, role: actor.role, unit: actor.unit },
      correlationId: stamp.correlationId,
      causationId: stamp.causationId,
      commandId: stamp.commandId,
      commandHmac: stamp.commandHmac,
      ...(origin === undefined ? {} : { origin }),
    });
    chain = chainOf({ previous: chain, stream, revision, id, type, data: dataText, metadata: unchained });
    return { id, type, data: dataText, metadata: `{"chain":"${chain}",${unchained.slice(1)}` };
  });
}

interface Link {
  readonly previous: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  /** Canonical JSON; the metadata without `chain`. */
  readonly data: string;
  readonly metadata: string;
}

/** SHA-256 (hex) over the canonical JSON of the link: its members stand in the order that RFC 8785 gives them. */
function chainOf({ previous, stream, revision, id, type, data, metadata }: Link): string {
  return createHash('sha256')
    .update(
      `{"chain":"${previous}","data":${data},"id":"${id}","metadata":${metadata},"revision":${revision},` +
        `"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`,
    )
    .digest('hex');
}

/** Parses a recorded event and brings it to the present shape of its type. Throws UnknownEvent, or a SyntaxError for what is no JSON. */
export function decodeEvent<E extends DomainEvent = DomainEvent>(
  recorded: RecordedEvent,
  registry: EventRegistry,
): DecodedEvent<E> {
  const metadata = JSON.parse(recorded.metadata) as EventMetadata;
  const data = registry.upcast(recorded.type, metadata.schema, JSON.parse(recorded.data) as object);
  const { stream, revision, position } = recorded;
  return { event: { type: recorded.type, data } as E, metadata, stream, revision, position };
}

/** Where a stream's chain breaks. */
export interface ChainBreak {
  readonly stream: string;
  readonly revision: number;
  readonly expected: string;
  readonly found: string;
}

/** The chain of one event as it follows from `previous`; null where it stands as stored, else where it breaks. */
export function checkLink(recorded: RecordedEvent, previous: string): { chain: string; broken: ChainBreak | null } {
  const { chain: found, ...unchained } = JSON.parse(recorded.metadata) as EventMetadata;
  const { stream, revision, id, type } = recorded;
  const expected = chainOf({
    previous,
    stream,
    revision,
    id,
    type,
    data: canonicalJson(JSON.parse(recorded.data)),
    metadata: canonicalJson(unchained),
  });
  return { chain: found, broken: found === expected ? null : { stream, revision, expected, found } };
}

/** Checks a stream from its first event on; the first break, or null. */
export function verifyChain(events: readonly RecordedEvent[]): ChainBreak | null {
  let previous = CHAIN_START;
  for (const event of events) {
    const { chain, broken } = checkLink(event, previous);
    if (broken) return broken;
    previous = chain;
  }
  return null;
}
