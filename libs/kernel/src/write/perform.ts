import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DomainEvent } from '#libs/event-log/domain';
import type { AnyCommand, MatterTypes } from '../domain/index.js';
import type { CommandEnvelope, Outcome } from './aggregate.js';
import type { Desk } from './desk.js';

/** An act on a matter, as HTTP and the timekeeper give it: `POST /v1/{matter}s`, or `POST /v1/{matter}s/{id}/{act}`. */
export class Perform<T extends MatterTypes = MatterTypes> extends Command<Outcome<T>> {
  constructor(
    readonly matter: string,
    /** Null where the act begins one and the id comes from the command. */
    readonly id: string | null,
    readonly command: AnyCommand,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

type AnyDesk = Desk<MatterTypes, AnyCommand, DomainEvent>;

/** Every desk by the name of its matter. */
export class Desks {
  private readonly desks = new Map<string, AnyDesk>();

  add<T extends MatterTypes, C extends AnyCommand, E extends DomainEvent>(desk: Desk<T, C, E>): this {
    this.desks.set(desk.matter.name, desk as unknown as AnyDesk);
    return this;
  }

  of(matter: string): AnyDesk {
    const desk = this.desks.get(matter);
    if (!desk) throw new Error(`there is no desk for ${matter}`);
    return desk;
  }
}

/** One handler for every act of every matter: Nest routes, the matter decides. */
@CommandHandler(Perform)
export class PerformHandler implements ICommandHandler<Perform> {
  constructor(@Inject(Desks) private readonly desks: Desks) {}

  execute({ matter, id, command, envelope }: Perform): Promise<Outcome<MatterTypes>> {
    return this.desks.of(matter).perform(envelope, id, command);
  }
}
