import type { EventRegistry } from '#libs/event-log';
import type { DomainEvent, EventLog, Position } from '#libs/event-log/domain';
import type { Clock } from '#libs/runtime';
import type { IfMatch } from './errors.js';
import type { AnyCommand, Asker, CipherText, Happening, Matter, MatterTypes, Refusal } from '../domain/index.js';

/** What every command brings with it. */
export interface CommandEnvelope {
  /** UUIDv5 of person, method and path, and key; random without a key (CONTRACT §3). */
  readonly commandId: string;
  /** The body as it came: its HMAC tells a retry from another command under the same key. */
  readonly body: unknown;
  readonly asker: Asker;
  readonly correlationId: string;
  /** Where it came from, when that is not a desk. */
  readonly origin?: string;
  /** The revision that `If-Match` names. */
  readonly ifMatch?: IfMatch;
}

/** A command; when it happened where that is not now, and who gave it where that is not the asker of the envelope. */
export interface Step<C extends AnyCommand> {
  readonly command: C;
  readonly at?: string;
  readonly by?: Asker;
}

/** A text to be sealed and the event that it will stand in, which it is bound to. */
export interface TextOfEvent {
  readonly text: string;
  readonly eventId: string;
  readonly type: string;
}

/** Seals texts with the key of a subject (`resident-…` or `case-…`), in their order. */
export interface SealTexts {
  seal(subject: string, texts: readonly TextOfEvent[]): Promise<readonly CipherText[]>;
}

/** What every desk works with. */
export interface DeskPorts {
  readonly log: EventLog;
  readonly registry: EventRegistry;
  readonly clock: Clock;
  /** The HMAC (hex) of a command's canonical body under the installation's key (`commandHmac`). */
  readonly commandHmac: (body: unknown) => string;
  /** Only of matters whose events hold free texts. */
  readonly sealer?: SealTexts;
}

/** What a decision is about to be made for. */
export interface Asked<C extends AnyCommand> {
  readonly id: string;
  readonly asker: Asker;
  readonly steps: readonly Step<C>[];
  readonly now: string;
}

/**
 * A matter as the one way to write sees it: its features, where its events stand, and the hooks for what it needs beside. Everything else, from the
 * retry to the chain, is the same for all.
 */
export interface Aggregate<T extends MatterTypes, C extends AnyCommand, E extends DomainEvent> {
  readonly matter: Matter<T, C, E>;
  streamOf(id: string): string;
  /** How people call what has this id, where that is not the id itself. */
  calledBy?(id: string): string;
  /** Whether the asker may know of it; where not, it is as if it were not there. */
  isVisible(state: T['state'], context: T['context']): boolean;
  /**
   * Everything that the decision needs beside the command and the state. Null where what lies beside the stream, such as a vault, knows more than the
   * state that was read: then both are read again.
   */
  contextOf(asked: Asked<C>, state: T['state']): Promise<T['context'] | null>;
  /** Whose key seals the free texts of its events. */
  sealKeyOf?(state: T['state']): string;
  /** What the field wants to be done with a refusal, such as to count it. */
  onRefused?(refusal: Refusal, asked: CommandEnvelope, context: T['context']): Promise<void>;
  /** Why what was decided cannot be kept although the rules allow it; null where it can. Asked before anything is written, so that it may be reserved. */
  cannotBeKept?(
    before: T['state'],
    happenings: readonly Happening<E>[],
    context: T['context'],
  ): Refusal | null | Promise<Refusal | null>;
  /** What follows the stream and must have, before a command is answered: of a retry too, whose first try may have been killed between the two. */
  afterwards?(id: string): Promise<void>;
  /** What must stand elsewhere before the matter says so itself; it may come to be asked again, and the append may yet fail. */
  beforeWritten?(
    before: T['state'],
    happenings: readonly Happening<E>[],
    asked: CommandEnvelope & { readonly id: string },
    context: T['context'],
  ): Promise<void>;
}

/** What a command led to, now or, for a retry, the first time. */
export interface Outcome<T extends MatterTypes> {
  readonly id: string;
  readonly state: T['known'];
  readonly revision: number;
  readonly position: Position;
  readonly replayed: boolean;
  /** In which it was decided: what the answer is written from. */
  readonly context: T['context'];
}
