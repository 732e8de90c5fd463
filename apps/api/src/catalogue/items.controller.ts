import { applyDecorators, Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import {
  draftOf,
  itemId,
  itemMatter,
  type ItemAct,
  type ItemCommand,
  type ItemTypes,
  type KnownItem,
} from '#libs/catalogue/domain';
import { itemContextOf } from '#libs/catalogue';
import { printPosition } from '#libs/event-log/domain';
import { MatterNotFound, Perform } from '#libs/kernel';
import { envelopeOf } from '../acts/envelope.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, QueryOperation, summaryOf } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe } from '../validation/pipes.js';
import { serviceItemOf } from './item-body.js';
import { AdmitItemBody, BasisBody, DefineItemBody, ManagedItemShown } from './manage-dto.js';

const CODE = { name: 'code', description: '事项编码。Code of the item.', schema: { type: 'string' } } as const;

function Manage(name: Exclude<ItemAct, 'propose'>, body: (new () => object) | null): MethodDecorator {
  return applyDecorators(
    Post(`:code/${name}`),
    HttpCode(200),
    ApiParam(CODE),
    ...(body ? [ApiBody({ type: body })] : []),
    CommandOperation({
      id: `${name}Item`,
      summary: summaryOf(itemMatter.act(name)),
      answer: ManagedItemShown,
      errors: ['item-not-found'],
      refusals: itemMatter.refusalsOf(itemMatter.act(name)),
    }),
  );
}

class NothingBody {}

/** 事项管理: the catalogue in the hands of its managers. What they may do, and why not, is in `libs/catalogue`. */
@ApiTags('事项与单位 Items and units')
@Controller('v1/items')
export class ItemsController {
  constructor(
    @Inject(System) private readonly system: System,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: DefineItemBody })
  @CommandOperation({
    id: 'proposeItem',
    summary: summaryOf(itemMatter.act('propose')),
    answer: ManagedItemShown,
    status: 201,
    refusals: itemMatter.refusalsOf(itemMatter.act('propose')),
  })
  async propose(
    @Body(bodyPipe) { item, basis }: DefineItemBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    void reply.header('location', `/v1/items/${item.code}`);
    return this.carryOut(item.code, { act: 'propose', payload: { item: serviceItemOf(item), basis } }, request, reply);
  }

  @Manage('revise', DefineItemBody)
  revise(
    @Param('code') code: string,
    @Body(bodyPipe) { item, basis }: DefineItemBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'revise', payload: { item: serviceItemOf(item), basis } }, request, reply);
  }

  @Manage('admit', AdmitItemBody)
  admit(
    @Param('code') code: string,
    @Body(bodyPipe) payload: AdmitItemBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'admit', payload }, request, reply);
  }

  @Manage('publish', NothingBody)
  publish(
    @Param('code') code: string,
    @Body(bodyPipe) _body: NothingBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'publish', payload: {} }, request, reply);
  }

  @Manage('suspend', BasisBody)
  suspend(
    @Param('code') code: string,
    @Body(bodyPipe) { basis }: BasisBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'suspend', payload: { basis } }, request, reply);
  }

  @Manage('resume', BasisBody)
  resume(
    @Param('code') code: string,
    @Body(bodyPipe) { basis }: BasisBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'resume', payload: { basis } }, request, reply);
  }

  @Manage('withdraw', BasisBody)
  withdraw(
    @Param('code') code: string,
    @Body(bodyPipe) { basis }: BasisBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.carryOut(code, { act: 'withdraw', payload: { basis } }, request, reply);
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
    const found = await this.system.parts.itemDesk.standing(itemId(this.system.regionOf(request), code));
    if (!found) throw new MatterNotFound('item', code);
    void reply.header('etag', `"${found.revision}"`);
    return this.shown(code, found.state, found.revision, request);
  }

  private async carryOut(code: string, command: ItemCommand, request: ApiRequest, reply: ApiReply) {
    const id = itemId(this.system.regionOf(request), code);
    const done = await this.commands.execute(new Perform<ItemTypes>('item', id, command, envelopeOf(request)));
    // The next receipt at this process knows of it; whoever asks another process names the position.
    await this.system.parts.reference.reached(done.position).catch(() => undefined);
    void reply.header('etag', `"${done.revision}"`).header('tongban-position', printPosition(done.position));
    return this.shown(code, done.state, done.revision, request);
  }

  private async shown(code: string, life: KnownItem, revision: number, { asker }: ApiRequest) {
    const { clock, reference } = this.system.parts;
    const draft = draftOf(life);
    const context = itemContextOf(reference, { asker, code, now: await clock.now() });
    return {
      ...standing(life),
      revision,
      proposed: draft && { ...draft, state: draft.admittedBy === null ? 'proposed' : 'admitted' },
      allowedActs: itemMatter.allowedActs(life, context),
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
