import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ResolvedEvent } from '@eventstore/db-client';
import { LogUnavailable, type ExpectedRevision } from '../domain/index.js';
import type { AppendStream } from './append-stream.js';
import { AT_LEADER, type EventStoreConnection } from './connection.js';
import { failureOf } from './failures.js';
import type { LogIdentity } from './log-reader.js';
import { bytesOf } from './stored-event.js';

/** The stream that holds the log's name, made by whoever comes first. */
const STREAM = 'tongban-log';

/** The name of the log, and where it begins; both are kept in the log itself. Throws LogUnavailable. */
export async function openIdentity(connection: EventStoreConnection, appends: AppendStream): Promise<LogIdentity> {
  const stream = connection.address.streamPrefix + STREAM;
  const deadline = Date.now() + connection.options.patienceMs;
  for (;;) {
    const found = await find(connection, stream);
    if (found) return found;
    await create(connection, appends, stream, deadline);
  }
}

async function find(connection: EventStoreConnection, stream: string): Promise<LogIdentity | null> {
  const events = await connection
    .read<ResolvedEvent>((client) => client.readStream(stream, AT_LEADER))
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
async function create(
  connection: EventStoreConnection,
  appends: AppendStream,
  stream: string,
  deadline: number,
): Promise<void> {
  const { answerMs } = connection.options;
  const append = (expected: ExpectedRevision, id: string, type: string, data: object) => {
    const contentType = 'application/json' as const;
    const event = { id, type, contentType, data: bytesOf(JSON.stringify(data)), metadata: bytesOf('{}') };
    return appends.send({ stream, expected, events: [event] }, answerMs);
  };
  const [first, second] = [randomUUID(), randomUUID()];
  const name = `e${randomBytes(6).toString('hex')}`;
  for (;;) {
    try {
      const offset = await append('no-stream', first, 'LogNamed', { name });
      // Without it a reader begins at the server's own beginning, which costs time and nothing else.
      if (offset !== undefined) await append(0, second, 'LogBegun', { offset: String(offset) });
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
