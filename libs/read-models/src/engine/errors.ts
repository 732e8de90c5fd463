import { printPosition, type Position } from '#libs/event-log/domain';

/** What the read models may throw; `code` is stable. */
export abstract class ReadModelError extends Error {
  abstract readonly code: string;
}

/** An event that a projection cannot apply: its stream is set aside there. */
export class CannotApply extends ReadModelError {
  readonly code = 'cannot-apply';
  constructor(
    readonly event: {
      readonly type: string;
      readonly stream: string;
      readonly revision: number;
      readonly position: Position;
    },
    reason: string,
  ) {
    super(
      `cannot apply ${event.type}, revision ${event.revision} of ${event.stream}, at ${printPosition(event.position)}: ${reason}`,
    );
  }
}

/** Another owner has the build now, or it has been replaced: nothing of the batch was written. */
export class LeaseLost extends ReadModelError {
  readonly code = 'lease-lost';
  constructor(readonly schema: string) {
    super(`the build ${schema} has another owner`);
  }
}

/** The read models did not reach the position in time: try again later. */
export class ReadModelsBehind extends ReadModelError {
  readonly code = 'read-models-behind';
  /** Seconds after which it is worth asking again. */
  readonly retryAfter = 1;
}

/** A position of a log that is neither ours nor one that ours was copied from. */
export class ForeignPosition extends ReadModelError {
  readonly code = 'foreign-position';
  constructor(readonly position: Position) {
    super(`${printPosition(position)} is a position of another log`);
  }
}

/** The read models have moved on to a copy of the log that this process reads, and whoever asks has seen something newer than that. */
export class LogMoved extends ReadModelError {
  readonly code = 'log-moved';
  constructor(ours: string, theirs: string) {
    super(`the log ${ours} was moved to ${theirs}; start this process with the new EVENT_LOG_URL`);
  }
}

/** The read models in this database were built from another log than the one that is open. */
export class OtherLog extends ReadModelError {
  readonly code = 'other-log';
  constructor(schema: string, theirs: string, ours: string) {
    super(
      `the build ${schema} was made from the log ${theirs}, this is the log ${ours}: set EVENT_LOG_URL to the former, or rebuild the projection`,
    );
  }
}

/** A live build has seen more than the log holds: its newest events are gone. */
export class BeyondTheLog extends ReadModelError {
  readonly code = 'beyond-the-log';
  constructor(schema: string, at: Position, head: Position) {
    super(
      `the build ${schema} has seen the log up to ${printPosition(at)}, but the log ends at ${printPosition(head)}: its newest events were removed, or the log was restored from an older backup`,
    );
  }
}
