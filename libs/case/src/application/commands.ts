import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import type { ReceivePayload } from '../domain/acts/receive.js';
import type { LaterCommand } from '../domain/decide.js';
import { CaseDesk, type CaseResult, type CommandEnvelope } from './case-desk.js';

/** 收件: `POST /v1/cases`. */
export class ReceiveRequest extends Command<CaseResult> {
  constructor(
    readonly envelope: CommandEnvelope,
    readonly payload: ReceivePayload,
  ) {
    super();
  }
}

/** Every later act: `POST /v1/cases/{caseId}/{act}`. */
export class ActOnCase extends Command<CaseResult> {
  constructor(
    readonly envelope: CommandEnvelope,
    readonly caseId: string,
    readonly command: LaterCommand,
  ) {
    super();
  }
}

@CommandHandler(ReceiveRequest)
export class ReceiveRequestHandler implements ICommandHandler<ReceiveRequest> {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ envelope, payload }: ReceiveRequest): Promise<CaseResult> {
    return this.desk.receive(envelope, payload);
  }
}

@CommandHandler(ActOnCase)
export class ActOnCaseHandler implements ICommandHandler<ActOnCase> {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ envelope, caseId, command }: ActOnCase): Promise<CaseResult> {
    return this.desk.act(envelope, caseId, command);
  }
}

/** For a Nest module that also provides `CaseDesk`. */
export const caseCommandHandlers = [ReceiveRequestHandler, ActOnCaseHandler];
