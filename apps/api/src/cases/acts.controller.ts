import { Body, Inject, Param, Req, Res } from '@nestjs/common';
import type { ApiReply, ApiRequest } from '../http/request.js';
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
import { ActOn, CaseActs, CaseActsController } from './act-on.js';

/** The acts on the straight road of a case that has been received (contract, “Case”). Nest routes, the case decides. */
@CaseActsController()
export class ActsController {
  constructor(@Inject(CaseActs) private readonly acts: CaseActs) {}

  @ActOn('accept', AcceptBody, '受理：出具受理通知书，或当场办理。Accept it, with a slip or on the spot.')
  accept(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: AcceptBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'accept', body, request, reply);
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
    return this.acts.act(id, 'refuse-acceptance', body, request, reply);
  }

  @ActOn('route', RouteBody, '派单给办理单位。Route it to the responsible unit.')
  route(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: RouteBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'route', body, request, reply);
  }

  @ActOn('sign', EmptyBody, '签收。Sign for it.')
  sign(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: EmptyBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'sign', body, request, reply);
  }

  @ActOn('return', ReturnBody, '退单给派出单位。Return it to the unit that routed it.')
  returnCase(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReturnBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'return', body, request, reply);
  }

  @ActOn('assign', AssignBody, '分派给承办人。Assign it to a person of the unit.')
  assign(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: AssignBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'assign', body, request, reply);
  }

  @ActOn('claim', EmptyBody, '认领。Claim it.')
  claim(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: EmptyBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'claim', body, request, reply);
  }

  @ActOn('decide', DecideBody, '决定：准予或不予。Decide: granted or refused.')
  decide(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: DecideBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'decide', body, request, reply);
  }

  @ActOn('fulfil', FulfilBody, '办结。Fulfil it.')
  fulfil(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: FulfilBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'fulfil', body, request, reply);
  }

  @ActOn('deliver', DeliverBody, '送达。Deliver the result.')
  deliver(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: DeliverBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'deliver', body, request, reply);
  }

  @ActOn('withdraw', ReasonBody, '撤回：代居民撤回申请。Withdraw it, for the resident.')
  withdraw(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReasonBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'withdraw', body, request, reply);
  }

  @ActOn('void', ReasonBody, '作废：收错的件。Void what was taken in by mistake.')
  voidCase(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReasonBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'void', body, request, reply);
  }

  @ActOn('escalate', EscalateBody, '上报。Escalate it to a unit above.')
  escalate(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: EscalateBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'escalate', body, request, reply);
  }
}
