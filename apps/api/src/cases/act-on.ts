import { applyDecorators, Controller, HttpCode, Inject, Injectable, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { ActOnCase, CaseNotFound } from '#libs/case';
import { type CaseBrief, type LaterCommand } from '#libs/case/domain';
import { isUuid } from '#libs/runtime';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation } from '../openapi/answers.js';
import { ACT_REFUSALS } from '../openapi/refusals.js';
import { CaseBriefShown } from './case-dto.js';
import { CasePresenter } from './case-presenter.js';
import { envelopeOf } from './envelope.js';

type Act = LaterCommand['act'];
type PayloadOf<A extends Act> = Extract<LaterCommand, { act: A }>['payload'];

/** A controller of acts: each is a path below its case. */
export function CaseActsController(): ClassDecorator {
  return applyDecorators(
    ApiTags('办件 Cases'),
    ApiParam({ name: 'caseId', description: '办件标识。Id of the case.', schema: { type: 'string', format: 'uuid' } }),
    Controller('v1/cases/:caseId'),
  );
}

/** An act is a path of its own, with its body and what may be answered. */
export function ActOn(act: Act, body: new () => object, summary: string): MethodDecorator {
  return applyDecorators(
    Post(act),
    HttpCode(200),
    ApiBody({ type: body }),
    CommandOperation({
      id: act,
      summary,
      answer: CaseBriefShown,
      errors: ['case-not-found'],
      refusals: ACT_REFUSALS,
    }),
  );
}

/** Carries an act out and answers with the case as it left it. */
@Injectable()
export class CaseActs {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CasePresenter) private readonly presenter: CasePresenter,
  ) {}

  async act<A extends Act>(
    caseId: string,
    act: A,
    payload: PayloadOf<A>,
    request: ApiRequest,
    reply: ApiReply,
  ): Promise<CaseBrief> {
    if (!isUuid(caseId)) throw new CaseNotFound(caseId);
    const command = { act, payload } as LaterCommand;
    const result = await this.commands.execute(new ActOnCase(envelopeOf(request), caseId, command));
    return this.presenter.answer(result, request, reply);
  }
}
