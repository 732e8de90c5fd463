import { CommandError } from '#libs/event-log';
import type { Refusal } from '../domain/index.js';

export { CommandError, IdempotencyKeyReused, RaceLost, RevisionPassed } from '#libs/event-log';

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
