/**
 * What a failed call means. `never-sent`: nothing can have been written. `unknown`: it may have been. `refused`: the server says no, and will say it
 * again. The client's errors are told by `type`; their messages may be empty.
 */
export type Failure = 'never-sent' | 'unknown' | 'refused' | 'too-large' | 'conflict' | 'not-found';

/** The server did not answer within the time that a call has. The client itself keeps no such time for reads. */
export class NoAnswer extends Error {}

/** An append that the server did not take, and said so; `type` is named as the client's errors are. */
export class AppendRefused extends Error {
  constructor(
    message: string,
    readonly type: string,
    readonly actualVersion: bigint | 'no_stream',
  ) {
    super(message);
  }
}

const BY_TYPE: Readonly<Record<string, Failure>> = {
  'wrong-expected-version': 'conflict',
  'maximum-append-size-exceeded': 'too-large',
  'stream-not-found': 'not-found',
  'access-denied': 'refused',
  'stream-deleted': 'refused',
  'invalid-argument': 'refused',
  'not-leader': 'never-sent',
};

/**
 * No connection was had, or the node says that it takes nothing at present (it starts, is busy, or knows no leader): the same call is taken later.
 * Some come as plain errors without a type.
 */
const NEVER_SENT =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|No connection established|Failed to discover|Channel has been shut down|Server Is (Not Ready|Too Busy|Busy)|No leader info/i;

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return 'unknown';
  const type = 'type' in error ? String(error.type) : '';
  return BY_TYPE[type] ?? (NEVER_SENT.test(error.message) ? 'never-sent' : 'unknown');
}

/** Where the stream was, of a conflict. */
export function actualRevision(error: unknown): number | 'no-stream' {
  const actual = error instanceof Error && 'actualVersion' in error ? error.actualVersion : undefined;
  return typeof actual === 'bigint' && actual >= 0n ? Number(actual) : 'no-stream';
}
