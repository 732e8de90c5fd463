import { CommandError } from '#libs/event-log';
import type { Refusal } from '../domain/refusal.js';

export { CommandError, IdempotencyKeyReused, RaceLost, RevisionPassed } from '#libs/event-log';

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
