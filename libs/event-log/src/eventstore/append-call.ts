import { NO_STREAM, type AppendResult, type EventData } from '@eventstore/db-client';
import type { ExpectedRevision } from '../domain/index.js';
import type { EventStoreConnection } from './connection.js';
import { NoAnswer } from './failures.js';

/** One append, as the server names things. */
export interface AppendCall {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: EventData[];
}

/** Sends an append once. The client gives the call a deadline; a timer of our own stands behind it, as finding a node has none. */
export function sendAppend(connection: EventStoreConnection, call: AppendCall, ms: number): Promise<AppendResult> {
  const { stream, expected, events } = call;
  return connection.call((client) =>
    answered(
      ms + 500,
      client.appendToStream(stream, events, {
        expectedRevision: expected === 'no-stream' ? NO_STREAM : BigInt(expected),
        credentials: connection.address.credentials,
        deadline: ms,
      }),
    ),
  );
}

function answered<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new NoAnswer(`no answer within ${ms} ms`)), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
