import type { ExpectedRevision } from './port.js';

/** What an engine of the log may throw; `code` is stable. */
export abstract class EventLogError extends Error {
  abstract readonly code: string;
}

/** The stream is not where the append expected it to be. */
export class WrongExpectedRevision extends EventLogError {
  readonly code = 'wrong-expected-revision';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: ExpectedRevision,
  ) {
    super(`stream ${stream} is at ${actual}, not at ${expected}`);
  }
}

/** More than 1 MiB in one append; nothing was sent. */
export class AppendTooLarge extends EventLogError {
  readonly code = 'append-too-large';
  constructor(
    readonly stream: string,
    readonly bytes: number,
  ) {
    super(`an append of ${bytes} bytes to ${stream} is over the limit of ${APPEND_LIMIT_BYTES}`);
  }
}

/** The log cannot be reached, and nothing was written by this call. */
export class LogUnavailable extends EventLogError {
  readonly code = 'log-unavailable';
}

/** The append may or may not have been written: read the stream, or append the same ids at the same expectation again. */
export class OutcomeUnknown extends EventLogError {
  readonly code = 'outcome-unknown';
}

/** 1 MiB: the sum of data and metadata of one append, the same for both engines. */
export const APPEND_LIMIT_BYTES = 1_048_576;
