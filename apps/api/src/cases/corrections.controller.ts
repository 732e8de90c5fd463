import { Body, Inject, Param, Req, Res } from '@nestjs/common';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { bodyPipe } from '../validation/pipes.js';
import { ReasonBody } from './act-dtos.js';
import { ActOn, CaseActs, CaseActsController } from './act-on.js';
import { CorrectOnTheSpotBody, FillGapBody, MaterialsBody } from './review-dtos.js';

/** What is missing, brought and owed. Nest routes, the case decides. */
@CaseActsController()
export class CorrectionsController {
  constructor(@Inject(CaseActs) private readonly acts: CaseActs) {}

  @ActOn('request-correction', MaterialsBody, '一次性告知补正。Ask for what is missing, once and completely.')
  requestCorrection(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: MaterialsBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'request-correction', body, request, reply);
  }

  @ActOn('supply-materials', MaterialsBody, '收下补交的材料。Take in what was asked for.')
  supplyMaterials(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: MaterialsBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'supply-materials', body, request, reply);
  }

  @ActOn('correct-on-the-spot', CorrectOnTheSpotBody, '当场更正。Put an obvious error right at once.')
  correctOnTheSpot(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: CorrectOnTheSpotBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'correct-on-the-spot', body, request, reply);
  }

  @ActOn('prolong-correction', ReasonBody, '延长补正期，限一次。Prolong the correction, once.')
  prolongCorrection(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: ReasonBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'prolong-correction', body, request, reply);
  }

  @ActOn('fill-gap', FillGapBody, '容缺补齐。Take in what was accepted as owed.')
  fillGap(
    @Param('caseId') id: string,
    @Body(bodyPipe) body: FillGapBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.acts.act(id, 'fill-gap', body, request, reply);
  }
}
