import { applyDecorators, Body, Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { ActOnCase, CaseNotFound } from '#libs/case';
import { type CaseBrief, type LaterCommand } from '#libs/case/domain';
import { isUuid } from '#libs/runtime';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { ACT_REFUSALS } from '../openapi/refusals.js';
import { CommandOperation } from '../openapi/answers.js';
import { bodyPipe } from '../validation/pipes.js';
import {
  AcceptBody,
  AssignBody,
  DecideBody,
  DeliverBody,
  EmptyBody,
  EscalateBody,
  FulfilBody,
  ReasonBody,
  RefuseAcceptanceBody,
  ReturnBody,
  RouteBody,
} from './act-dtos.js';
import { CaseBriefShown } from './case-dto.js';
import { CasePresenter } from './case-presenter.js';
import { envelopeOf } from './envelope.js';

type Act = LaterCommand['act'];
type PayloadOf<A extends Act> = Extract<LaterCommand, { act: A }>['payload'];

/** An act is a path of its own, with its body and what may be answered. */
function ActOn(act: Act, body: new () => object, summary: string): MethodDecorator {
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

/** Every act on a case that has been received (contract, “Case”). Nest routes, the case decides. */
@ApiTags('办件 Cases')
@ApiParam({ name: 'caseId', description: '办件标识。Id of the case.', schema: { type: 'string', format: 'uuid' } })
@Controller('v1/cases/:caseId')
export class ActsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CasePresenter) private readonly presenter: CasePresenter,
  ) {}

  @ActOn('accept', AcceptBody, '受理：出具受理通知书，或当场办理。Accept it, with a slip or on the spot.')
  accept(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: AcceptBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'accept', body, request, reply);
  }

  @ActOn(
    'refuse-acceptance',
    RefuseAcceptanceBody,
    '不予受理，并告知应向谁申请。Refuse acceptance, and name the right authority.',
  )
  refuseAcceptance(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: RefuseAcceptanceBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'refuse-acceptance', body, request, reply);
  }

  @ActOn('route', RouteBody, '派单给办理单位。Route it to the responsible unit.')
  route(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: RouteBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'route', body, request, reply);
  }

  @ActOn('sign', EmptyBody, '签收。Sign for it.')
  sign(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: EmptyBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'sign', body, request, reply);
  }

  @ActOn('return', ReturnBody, '退单给派出单位。Return it to the unit that routed it.')
  returnCase(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReturnBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'return', body, request, reply);
  }

  @ActOn('assign', AssignBody, '分派给承办人。Assign it to a person of the unit.')
  assign(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: AssignBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'assign', body, request, reply);
  }

  @ActOn('claim', EmptyBody, '认领。Claim it.')
  claim(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: EmptyBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'claim', body, request, reply);
  }

  @ActOn('decide', DecideBody, '决定：准予或不予。Decide: granted or refused.')
  decide(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: DecideBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'decide', body, request, reply);
  }

  @ActOn('fulfil', FulfilBody, '办结。Fulfil it.')
  fulfil(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: FulfilBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'fulfil', body, request, reply);
  }

  @ActOn('deliver', DeliverBody, '送达。Deliver the result.')
  deliver(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: DeliverBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'deliver', body, request, reply);
  }

  @ActOn('withdraw', ReasonBody, '撤回：代居民撤回申请。Withdraw it, for the resident.')
  withdraw(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReasonBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'withdraw', body, request, reply);
  }

  @ActOn('void', ReasonBody, '作废：收错的件。Void what was taken in by mistake.')
  voidCase(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReasonBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'void', body, request, reply);
  }

  @ActOn('escalate', EscalateBody, '上报。Escalate it to a unit above.')
  escalate(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: EscalateBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.act(id, 'escalate', body, request, reply);
  }

  private async act<A extends Act>(
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
