import type { Refusal } from '../domain/index.js';

/** Why a command was not carried out; `code` is stable. Nothing was written by it. */
export abstract class CommandError extends Error {
  abstract readonly code: string;
}

/** The same key has come with another body before. */
export class IdempotencyKeyReused extends CommandError {
  readonly code = 'idempotency-key-reused';
  constructor() {
    super('this idempotency key was used before with another body');
  }
}

/** The stream has moved on since the revision that the command was conditional on. */
export class RevisionPassed extends CommandError {
  readonly code = 'revision-passed';
  constructor(
    readonly expected: readonly number[],
    readonly actual: number,
  ) {
    super(`it is at revision ${actual}, and at none of those named: ${expected.join(', ')}`);
  }
}

/** The revisions that a command is conditional on, as `If-Match` names them (RFC 9110 §13.1.1): any one of them will do. Null: whatever it is. */
export type IfMatch = number | readonly number[] | null;

/** Throws RevisionPassed where the stream is at none of the revisions. */
export function mustMatch(ifMatch: IfMatch, revision: number): void {
  if (ifMatch === null) return;
  const named = typeof ifMatch === 'number' ? [ifMatch] : ifMatch;
  if (!named.includes(revision)) throw new RevisionPassed(named, revision);
}

/** Others were faster every time: nothing was written, and the command may be sent again. */
export class RaceLost extends CommandError {
  readonly code = 'race-lost';
  constructor(readonly stream: string) {
    super(`${stream} changed faster than this command could be decided`);
  }
}

/** There is nothing of that id that the asker could know of. */
export class MatterNotFound extends CommandError {
  readonly code: string;
  constructor(
    readonly matter: string,
    readonly id: string,
  ) {
    super(`there is no ${matter} ${id}`);
    this.code = `${matter}-not-found`;
  }
}

/** The rules of who may do what, or of the field, forbid it, or the command names what is not there: `refusal.kind` says which. */
export class CommandRefused extends CommandError {
  readonly code: string;
  constructor(readonly refusal: Refusal) {
    super(`refused: ${refusal.code}`);
    this.code = refusal.code;
  }
}

/** An event of the stream cannot be read, or nothing can be made of it: nothing of the matter is known from there on, so nothing is decided. */
export class StreamUnreadable extends CommandError {
  readonly code = 'stream-unreadable';
  constructor(
    readonly stream: string,
    cause: unknown,
  ) {
    super(`${stream} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
