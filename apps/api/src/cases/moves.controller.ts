import { Body, Inject, Param, Req, Res } from '@nestjs/common';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { bodyPipe } from '../validation/pipes.js';
import { ReasonBody } from './act-dtos.js';
import { ActOn, CaseActs, CaseActsController } from './act-on.js';
import {
  AnswerCoHandlingBody,
  AnswerSupervisionBody,
  ConfirmPapersBody,
  MoveBody,
  OrderSupervisionBody,
  ReplaceResidentBody,
  RequestCoHandlingBody,
  SendPapersBody,
} from './move-dtos.js';

/** What moves between units: responsibility, parts, papers, and what a superior demands. Nest routes, the case decides. */
@CaseActsController()
export class MovesController {
  constructor(@Inject(CaseActs) private readonly acts: CaseActs) {}

  @ActOn('transfer', MoveBody, '转办：改由另一单位负责。Make another unit responsible.')
  transfer(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: MoveBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'transfer', body, request, reply);
  }

  @ActOn('rule', MoveBody, '裁定：由上级确定责任单位，终局。Rule whose case it is; final.')
  rule(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: MoveBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'rule', body, request, reply);
  }

  @ActOn('request-co-handling', RequestCoHandlingBody, '请其他单位协办。Ask another unit for a part.')
  requestCoHandling(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: RequestCoHandlingBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'request-co-handling', body, request, reply);
  }

  @ActOn('answer-co-handling', AnswerCoHandlingBody, '答复协办。Answer what was asked.')
  answerCoHandling(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: AnswerCoHandlingBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'answer-co-handling', body, request, reply);
  }

  @ActOn('send-papers', SendPapersBody, '寄送材料原件。Send paper originals.')
  sendPapers(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: SendPapersBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'send-papers', body, request, reply);
  }

  @ActOn('confirm-papers', ConfirmPapersBody, '确认材料到件。Confirm that papers have arrived.')
  confirmPapers(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ConfirmPapersBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'confirm-papers', body, request, reply);
  }

  @ActOn('order-supervision', OrderSupervisionBody, '督办：限期答复。Demand an answer by a date.')
  orderSupervision(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: OrderSupervisionBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'order-supervision', body, request, reply);
  }

  @ActOn('answer-supervision', AnswerSupervisionBody, '答复督办。Answer a supervision order.')
  answerSupervision(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: AnswerSupervisionBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'answer-supervision', body, request, reply);
  }

  @ActOn('terminate', ReasonBody, '终止：居民死亡等，无法继续。End it without a decision, where it cannot go on.')
  terminate(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReasonBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'terminate', body, request, reply);
  }

  @ActOn('reopen', ReasonBody, '重办：已结束的办件继续办理。Let a closed case go on.')
  reopen(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReasonBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'reopen', body, request, reply);
  }

  @ActOn('replace-resident', ReplaceResidentBody, '更正居民：收件时选错了居民。Replace a wrong resident.')
  replaceResident(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReplaceResidentBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'replace-resident', body, request, reply);
  }
}
