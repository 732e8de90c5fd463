import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { LogUnavailable, type ExpectedRevision } from '../domain/index.js';
import { sendAppend } from './append-call.js';
import type { EventStoreConnection } from './connection.js';
import { failureOf } from './failures.js';
import type { LogIdentity } from './log-reader.js';

/** The stream that holds the log's name, made by whoever comes first. */
const STREAM = 'tongban-log';

/** The name of the log, and where it begins; both are kept in the log itself. Throws LogUnavailable. */
export async function openIdentity(connection: EventStoreConnection): Promise<LogIdentity> {
  const stream = connection.address.streamPrefix + STREAM;
  const deadline = Date.now() + connection.options.patienceMs;
  for (;;) {
    const found = await find(connection, stream);
    if (found) return found;
    await create(connection, stream, deadline);
  }
}

async function find(connection: EventStoreConnection, stream: string): Promise<LogIdentity | null> {
  const events = await connection
    .read<ResolvedEvent>((client) => client.readStream(stream))
    .catch((error: unknown) => {
      if (failureOf(error) === 'not-found') return [];
      throw error;
    });
  const valueOf = (type: string, key: string): string | undefined => {
    const data: unknown = events.find(({ event }) => event?.type === type)?.event?.data;
    return typeof data === 'object' && data !== null && key in data
      ? String(data[key as keyof typeof data])
      : undefined;
  };
  const name = valueOf('LogNamed', 'name');
  return name === undefined ? null : { name, stream, begin: BigInt(valueOf('LogBegun', 'offset') ?? 0) };
}

/** Whoever loses the race finds what the winner wrote. */
async function create(connection: EventStoreConnection, stream: string, deadline: number): Promise<void> {
  const { answerMs } = connection.options;
  const named = { id: randomUUID(), type: 'LogNamed', data: { name: `e${randomBytes(6).toString('hex')}` } };
  const append = (expected: ExpectedRevision, event: Parameters<typeof jsonEvent>[0]) =>
    sendAppend(connection, { stream, expected, events: [jsonEvent(event)] }, answerMs);
  for (;;) {
    try {
      const { position } = await append('no-stream', named);
      // Without it a reader begins at the server's own beginning, which costs time and nothing else.
      if (position) await append(0, { type: 'LogBegun', data: { offset: String(position.commit) } });
      return;
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'conflict') return;
      if (failure === 'refused' || Date.now() > deadline)
        throw new LogUnavailable('the event log cannot be named', { cause: error });
      await sleep(100);
    }
  }
}
