import { Body, Inject, Param, Req, Res } from '@nestjs/common';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { bodyPipe } from '../validation/pipes.js';
import { ActOn, CaseActs, CaseActsController } from './act-on.js';
import {
  CloseNoticeBody,
  EndSpecialProcedureBody,
  ExtendBody,
  FieldCheckBody,
  RecuseBody,
  ObjectToNoticeBody,
  PostNoticeBody,
  StartSpecialProcedureBody,
} from './review-dtos.js';

/** What happens between acceptance and decision, and to its limit. Nest routes, the case decides. */
@CaseActsController()
export class ReviewController {
  constructor(@Inject(CaseActs) private readonly acts: CaseActs) {}

  @ActOn(
    'start-special-procedure',
    StartSpecialProcedureBody,
    '启动特别程序，所需时间不计入时限。Start a special procedure, whose time does not count.',
  )
  startSpecialProcedure(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: StartSpecialProcedureBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'start-special-procedure', body, request, reply);
  }

  @ActOn('end-special-procedure', EndSpecialProcedureBody, '结束特别程序。End a special procedure.')
  endSpecialProcedure(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: EndSpecialProcedureBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'end-special-procedure', body, request, reply);
  }

  @ActOn('post-notice', PostNoticeBody, '公示。Post a public notice.')
  postNotice(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: PostNoticeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'post-notice', body, request, reply);
  }

  @ActOn('object-to-notice', ObjectToNoticeBody, '记录公示异议。Record an objection to the notice.')
  objectToNotice(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ObjectToNoticeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'object-to-notice', body, request, reply);
  }

  @ActOn('close-notice', CloseNoticeBody, '结束公示。Close the notice.')
  closeNotice(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: CloseNoticeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'close-notice', body, request, reply);
  }

  @ActOn('record-field-check', FieldCheckBody, '记录现场核查，须两人以上。Record a field check by two officers.')
  recordFieldCheck(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: FieldCheckBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'record-field-check', body, request, reply);
  }

  @ActOn('recuse', RecuseBody, '回避：有利害关系的人不再办理。Recuse somebody who has an interest in the case.')
  recuse(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: RecuseBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'recuse', body, request, reply);
  }

  @ActOn('extend', ExtendBody, '延期，由负责人批准，限一次。Extend the limit, once, by the head.')
  extend(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ExtendBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'extend', body, request, reply);
  }
}
