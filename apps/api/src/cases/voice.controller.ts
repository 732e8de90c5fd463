import { Body, Inject, Param, Req, Res } from '@nestjs/common';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { bodyPipe } from '../validation/pipes.js';
import { ActOn, CaseActs, CaseActsController } from './act-on.js';
import { ReasonBody } from './act-dtos.js';
import { CloseRectificationBody, FollowUpBody, RateBody } from './voice-dtos.js';

/** What residents say of a case, and what is done about it. Nest routes, the case decides. */
@CaseActsController()
export class VoiceController {
  constructor(@Inject(CaseActs) private readonly acts: CaseActs) {}

  @ActOn('rate', RateBody, '好差评：一次服务评价一次。Rate a contact, 1 to 5.')
  rate(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: RateBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'rate', body, request, reply);
  }

  @ActOn('record-follow-up', FollowUpBody, '回访。Record a follow-up.')
  recordFollowUp(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: FollowUpBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'record-follow-up', body, request, reply);
  }

  @ActOn('prolong-rectification', ReasonBody, '差评情况复杂，延长整改至15个工作日。Prolong a complex rectification.')
  prolongRectification(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReasonBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'prolong-rectification', body, request, reply);
  }

  @ActOn('close-rectification', CloseRectificationBody, '完成差评整改。Close a rectification.')
  closeRectification(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: CloseRectificationBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'close-rectification', body, request, reply);
  }
}
