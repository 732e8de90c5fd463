import { applyDecorators, Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { mayAct } from '#libs/access/domain';
import {
  allowedItemActs,
  draftOf,
  ITEM_REFUSALS,
  type ItemAct,
  type ItemCommand,
  type KnownItem,
} from '#libs/catalogue/domain';
import { printPosition } from '#libs/event-log/domain';
import { envelopeOf } from '../acts/envelope.js';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe } from '../validation/pipes.js';
import { serviceItemOf } from './item-body.js';
import { AdmitItemBody, BasisBody, DefineItemBody, ManagedItemShown } from './manage-dto.js';

const REFUSALS = Object.entries(ITEM_REFUSALS).map(([code, { kind }]) => ({ code, kind }));
const CODE = { name: 'code', description: '事项编码。Code of the item.', schema: { type: 'string' } } as const;

function Manage(act: Exclude<ItemAct, 'propose'>, body: (new () => object) | null, summary: string): MethodDecorator {
  return applyDecorators(
    Post(`:code/${act}`),
    HttpCode(200),
    ApiParam(CODE),
    ...(body ? [ApiBody({ type: body })] : []),
    CommandOperation({
      id: `${act}Item`,
      summary,
      answer: ManagedItemShown,
      errors: ['item-not-found', 'not-allowed-to-manage'],
      refusals: REFUSALS,
    }),
  );
}

class NothingBody {}

/** 事项管理: the catalogue in the hands of its managers. What they may do, and why not, is in `libs/catalogue`. */
@ApiTags('事项与单位 Items and units')
@Controller('v1/items')
export class ItemsController {
  constructor(@Inject(System) private readonly system: System) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: DefineItemBody })
  @CommandOperation({
    id: 'proposeItem',
    summary: '提出：把事项提请准入。Propose a new item.',
    answer: ManagedItemShown,
    status: 201,
    errors: ['not-allowed-to-manage'],
    refusals: REFUSALS,
  })
  async propose(
    @Body(bodyPipe) { item, basis }: DefineItemBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    void reply.header('location', `/v1/items/${item.code}`);
    return this.carryOut(item.code, { act: 'propose', item: serviceItemOf(item), basis }, request, reply);
  }

  @Manage(
    'revise',
    DefineItemBody,
    '修订：提出下一个版本。Propose the next version; the one in force stays until it is published.',
  )
  revise(
    @Param('code') code: string,
    @Body(bodyPipe) { item, basis }: DefineItemBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'revise', item: serviceItemOf(item), basis }, request, reply);
  }

  @Manage('admit', AdmitItemBody, '准入：审核他人提出的版本。Admit the version that another manager proposed.')
  admit(
    @Param('code') code: string,
    @Body(bodyPipe) { opinion }: AdmitItemBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'admit', opinion: opinion ?? null }, request, reply);
  }

  @Manage('publish', NothingBody, '发布：审核过的版本生效。Publish the admitted version.')
  publish(
    @Param('code') code: string,
    @Body(bodyPipe) _body: NothingBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'publish' }, request, reply);
  }

  @Manage('suspend', BasisBody, '暂停：不再收件，在办件照办。Suspend it: no more receipts, running cases go on.')
  suspend(
    @Param('code') code: string,
    @Body(bodyPipe) { basis }: BasisBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'suspend', basis }, request, reply);
  }

  @Manage('resume', BasisBody, '恢复。Resume it.')
  resume(
    @Param('code') code: string,
    @Body(bodyPipe) { basis }: BasisBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'resume', basis }, request, reply);
  }

  @Manage('withdraw', BasisBody, '退出清单，不再恢复。Withdraw it for good.')
  withdraw(
    @Param('code') code: string,
    @Body(bodyPipe) { basis }: BasisBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'withdraw', basis }, request, reply);
  }

  @Get(':code')
  @ApiParam(CODE)
  @QueryOperation({
    id: 'getItem',
    summary: '一个事项。One service item.',
    answer: ManagedItemShown,
    errors: ['item-not-found'],
  })
  async item(@Param('code') code: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    await this.system.readReference(request, reply);
    const found = await this.system.parts.itemDesk.itemOf(this.system.regionOf(request), code);
    if (!found) throw new Problem('item-not-found', { params: { id: code } });
    void reply.header('etag', `"${found.revision}"`);
    return this.shown(found.life, found.revision, request);
  }

  private async carryOut(code: string, command: ItemCommand, request: ApiRequest, reply: ApiReply) {
    const { itemDesk, reference } = this.system.parts;
    const { life, revision, position } = await itemDesk.carryOut(envelopeOf(request), code, command);
    // The next receipt at this process knows of it; whoever asks another process names the position.
    await reference.reached(position).catch(() => undefined);
    void reply.header('etag', `"${revision}"`).header('tongban-position', printPosition(position));
    return this.shown(life, revision, request);
  }

  private shown(life: KnownItem, revision: number, { asker }: ApiRequest) {
    const { tree } = this.system.parts.reference;
    const draft = draftOf(life);
    const may = (act: ItemAct) => mayAct(asker, `${act}-item`, {}, tree);
    return {
      ...standing(life),
      revision,
      proposed: draft && { ...draft, state: draft.admittedBy === null ? 'proposed' : 'admitted' },
      allowedActs: allowedItemActs(life, asker).filter(may),
    };
  }
}

/** The version that counts: the one in force, else the one that is on its way to be the first, else the last there was. */
function standing(life: KnownItem) {
  switch (life.phase) {
    case 'drafted': {
      const { item, version, basis, admittedBy } = life.draft;
      return { ...item, version, state: admittedBy === null ? 'proposed' : 'admitted', basis };
    }
    case 'in-force': {
      const { item, version, basis, state } = life.inForce;
      return { ...item, version, state, basis };
    }
    case 'withdrawn':
      return { ...life.last.item, version: life.last.version, state: 'withdrawn', basis: life.basis };
  }
}
