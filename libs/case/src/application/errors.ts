import type { Refusal } from '../domain/refusal.js';

/** Why a command was not carried out; `code` is stable. Nothing was written into the case. */
export abstract class CommandError extends Error {
  abstract readonly code: string;
}

/** There is no such case in the asker's region. */
export class CaseNotFound extends CommandError {
  readonly code = 'case-not-found';
  constructor(readonly caseId: string) {
    super(`there is no case ${caseId}`);
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

/** The same key has come with another body before. */
export class IdempotencyKeyReused extends CommandError {
  readonly code = 'idempotency-key-reused';
  constructor() {
    super('this idempotency key was used before with another body');
  }
}

/** The case has moved on since the revision that the command was conditional on. */
export class RevisionPassed extends CommandError {
  readonly code = 'revision-passed';
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`the case is at revision ${actual}, not at ${expected}`);
  }
}

/** Others were faster every time: nothing was written, and the command may be sent again. */
export class RaceLost extends CommandError {
  readonly code = 'race-lost';
  constructor(readonly stream: string) {
    super(`${stream} changed faster than this command could be decided`);
  }
}
