import { decodeEvent, encodeEvents } from './codec.js';
import { IdempotencyKeyReused, mustMatch, RaceLost, type IfMatch } from './command-errors.js';
import {
  OutcomeUnknown,
  WrongExpectedRevision,
  type Actor,
  type DecodedEvent,
  type DomainEvent,
  type EventLog,
  type EventToAppend,
  type Position,
} from './domain/index.js';
import type { EventRegistry } from './registry.js';

/** How often a command is decided again when others are faster; at 20 a single stream would have to change 20 times within one request. */
const ATTEMPTS = 20;

/** What the events of a command carry. */
export interface CommandStamp {
  readonly commandId: string;
  readonly correlationId: string;
  readonly commandHmac: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly actor: Actor;
}

/** A command to one stream. Both functions are given the stream's events so far, and throw what refuses it. */
export interface StreamCommand<E extends DomainEvent> {
  readonly stream: string;
  readonly stamp: CommandStamp;
  /** The revision that `If-Match` names. */
  readonly ifMatch: IfMatch;
  /** Whether the thing is there (404), and whether the asker may do this at all (403). */
  check(events: readonly DecodedEvent<E>[]): void;
  decide(events: readonly DecodedEvent<E>[]): readonly E[];
}

/** What a command led to, now or, for a retry, the first time: the stream up to and with its last event. */
export interface Handled<E extends DomainEvent> {
  readonly events: readonly DecodedEvent<E>[];
  readonly revision: number;
  readonly position: Position;
  readonly replayed: boolean;
}

/**
 * The write side of a stream without sealed texts, in five steps. Throws what `check` and `decide` throw, `IdempotencyKeyReused`, `RevisionPassed`,
 * `RaceLost`, and the errors of the log.
 */
export async function handleCommand<E extends DomainEvent>(
  { log, registry }: { readonly log: EventLog; readonly registry: EventRegistry },
  command: StreamCommand<E>,
): Promise<Handled<E>> {
  const { stream, stamp, ifMatch } = command;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // 1. What has happened so far, whether it is there and whether the asker may.
    const past = (await log.readStream(stream)).map((event) => decodeEvent<E>(event, registry));
    command.check(past);

    // 2. A retry is answered as the first time.
    const earlier = earlierAnswer(past, stamp);
    if (earlier) return earlier;

    // 3. Whether it is still where the asker saw it.
    const revision = past.at(-1)?.revision ?? -1;
    mustMatch(ifMatch, revision);

    // 4. The decision, chained to what stands.
    const events = chained(stream, past, command.decide(past), stamp, registry);

    // 5. Written, if nobody was faster; after an unknown outcome the stream itself is asked.
    const written = await append(log, stream, past.length === 0 ? 'no-stream' : revision, events);
    if (!written) continue;
    const decoded = events.map((event, index) =>
      decodeEvent<E>({ ...event, stream, revision: revision + 1 + index, position: written.position }, registry),
    );
    return { ...written, events: [...past, ...decoded], replayed: false };
  }
  throw new RaceLost(stream);
}

function earlierAnswer<E extends DomainEvent>(
  past: readonly DecodedEvent<E>[],
  stamp: CommandStamp,
): Handled<E> | null {
  const last = past.findLast(({ metadata }) => metadata.commandId === stamp.commandId);
  if (!last) return null;
  if (last.metadata.commandHmac !== stamp.commandHmac) throw new IdempotencyKeyReused();
  const { revision, position } = last;
  return { events: past.slice(0, past.indexOf(last) + 1), revision, position, replayed: true };
}

function chained(
  stream: string,
  past: readonly DecodedEvent[],
  events: readonly DomainEvent[],
  { commandId, correlationId, commandHmac, at, actor }: CommandStamp,
  registry: EventRegistry,
): EventToAppend[] {
  const last = past.at(-1);
  const times = { occurredAt: at, recordedAt: at };
  return encodeEvents({
    stream,
    previous: last ? { revision: last.revision, chain: last.metadata.chain } : null,
    events: events.map((event) => ({ ...event, schema: registry.versionOf(event.type) })),
    stamp: { commandId, commandHmac, correlationId, causationId: commandId, actor, ...times },
  });
}

/** Null where somebody was faster, where it is not known whether it was written, or where the same command had written before. */
async function append(
  log: EventLog,
  stream: string,
  expected: number | 'no-stream',
  events: readonly EventToAppend[],
): Promise<{ revision: number; position: Position } | null> {
  try {
    const { revision, position, repeated } = await log.append(stream, expected, events);
    return repeated === true ? null : { revision, position };
  } catch (error) {
    if (error instanceof WrongExpectedRevision || error instanceof OutcomeUnknown) return null;
    throw error;
  }
}
