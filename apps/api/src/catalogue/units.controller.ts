import { applyDecorators, Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { localDateOf } from '#libs/clocks/domain';
import { printPosition } from '#libs/event-log/domain';
import { CommandBus } from '@nestjs/cqrs';
import { EventRegistry } from '#libs/event-log';
import { History, Perform } from '#libs/kernel';
import {
  ACT_OF_CHANGE,
  UNIT_EVENTS,
  unitMatter,
  unitStream,
  type UnitAct,
  type UnitCommand,
  type UnitHappening,
} from '#libs/region/domain';
import { unitContextOf, writeUnits } from '#libs/region';
import { nameFault, normaliseName } from '#libs/residents/domain';
import { envelopeOf } from '../acts/envelope.js';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { CommandOperation, QueryOperation, summaryOf } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe } from '../validation/pipes.js';
import {
  CloseUnitBody,
  ManagedUnitShown,
  MergeUnitBody,
  MoveUnitBody,
  OpenUnitBody,
  RenameUnitBody,
  SplitUnitBody,
  UnitTimelineShown,
} from './units-dto.js';

const CODE = { name: 'code', description: '单位编码。Code of the unit.', schema: { type: 'string' } } as const;
/** What a change is where nobody said what it stands on. */
const WITHOUT_BASIS = '管理员办理';

function Act(act: UnitAct, body: new () => object): MethodDecorator {
  return applyDecorators(
    Post(`:code/${act}`),
    HttpCode(200),
    ApiParam(CODE),
    ApiBody({ type: body }),
    CommandOperation({
      id: `${act}Unit`,
      ...ofAct(act),
      answer: ManagedUnitShown,
      errors: ['unit-not-found'],
    }),
  );
}

function ofAct(name: UnitCommand['act']) {
  const act = unitMatter.act(name);
  return { summary: summaryOf(act), refusals: unitMatter.refusalsOf(act) };
}

/** 单位: opened, renamed, moved, merged, split and closed by the managers of their region. What they may do, and why not, is in `libs/region`. */
@ApiTags('事项与单位 Items and units')
@Controller('v1/units')
export class UnitsController {
  private readonly registry = new EventRegistry(UNIT_EVENTS);

  constructor(
    @Inject(System) private readonly system: System,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: OpenUnitBody })
  @CommandOperation({
    id: 'openUnit',
    ...ofAct('open'),
    answer: ManagedUnitShown,
    status: 201,
  })
  async open(
    @Body(bodyPipe) body: OpenUnitBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { code, kind, parent } = body;
    void reply.header('location', `/v1/units/${code}`);
    const dated = await this.dated(body.from, body, request);
    const opened = await this.carryOut(
      code,
      { act: 'open', payload: { name: nameOf(body), kind, parent, ...dated } },
      request,
      reply,
    );
    this.keepList();
    return opened;
  }

  @Act('rename', RenameUnitBody)
  async rename(
    @Param('code') code: string,
    @Body(bodyPipe) body: RenameUnitBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const dated = await this.dated(body.on, body, request);
    return this.carryOut(code, { act: 'rename', payload: { name: nameOf(body), ...dated } }, request, reply);
  }

  @Act('move', MoveUnitBody)
  async move(
    @Param('code') code: string,
    @Body(bodyPipe) body: MoveUnitBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const dated = await this.dated(body.on, body, request);
    return this.carryOut(code, { act: 'move', payload: { parent: body.parent, ...dated } }, request, reply);
  }

  @Act('merge', MergeUnitBody)
  async merge(
    @Param('code') code: string,
    @Body(bodyPipe) body: MergeUnitBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const dated = await this.dated(body.on, body, request);
    return this.carryOut(code, { act: 'merge', payload: { into: body.into, ...dated } }, request, reply);
  }

  @Act('split', SplitUnitBody)
  async split(
    @Param('code') code: string,
    @Body(bodyPipe) body: SplitUnitBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const dated = await this.dated(body.on, body, request);
    return this.carryOut(code, { act: 'split', payload: { into: body.into, ...dated } }, request, reply);
  }

  @Act('close', CloseUnitBody)
  async close(
    @Param('code') code: string,
    @Body(bodyPipe) body: CloseUnitBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const dated = await this.dated(body.on, body, request);
    return this.carryOut(code, { act: 'close', payload: { successor: body.successor, ...dated } }, request, reply);
  }

  @Get(':code')
  @ApiParam(CODE)
  @QueryOperation({
    id: 'getUnit',
    summary: '一个单位。One unit.',
    answer: ManagedUnitShown,
    errors: ['unit-not-found'],
  })
  async unit(@Param('code') code: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    await this.system.readReference(request, reply);
    this.unitHere(code, request);
    const revision = (await this.system.parts.unitDesk.standing(code))?.revision ?? 0;
    void reply.header('etag', `"${revision}"`);
    return this.shown(code, revision, request);
  }

  @Get(':code/timeline')
  @ApiParam(CODE)
  @QueryOperation({
    id: 'getUnitTimeline',
    summary: '一个单位的经过。The history of a unit.',
    answer: UnitTimelineShown,
    errors: ['unit-not-found'],
  })
  async timeline(@Param('code') code: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    await this.system.readReference(request, reply);
    this.unitHere(code, request);
    const naming = this.system.naming(request);
    const { events } = await History.read<UnitHappening>(this.system.parts.log, this.registry, unitStream(code));
    const items = events.map(({ event, metadata, revision }) => ({
      revision,
      at: metadata.occurredAt,
      type: event.type,
      actor: metadata.actor,
      text: unitMatter.describe(event, naming),
      data: event.data,
    }));
    return { items };
  }

  private async carryOut(code: string, command: UnitCommand, request: ApiRequest, reply: ApiReply) {
    const { reference } = this.system.parts;
    const { revision, position } = await this.commands.execute(new Perform('unit', code, command, envelopeOf(request)));
    // The next act at this process knows of it; whoever asks another process names the position.
    await reference.reached(position).catch(() => undefined);
    void reply.header('etag', `"${revision}"`).header('tongban-position', printPosition(position));
    return this.shown(code, revision, request);
  }

  /** For commands that work without the database: who opened a unit may have a token for it made. A home that cannot be written has none. */
  private keepList(): void {
    const { reference, settings, logger } = this.system.parts;
    const { tree } = reference;
    try {
      writeUnits(
        settings.home,
        tree.regions().flatMap(({ code }) => tree.unitsOf(code)),
      );
    } catch (error) {
      logger.warn({ err: error }, 'the list of units could not be written');
    }
  }

  private async dated(on: string | null | undefined, { basis }: { basis?: string | null }, request: ApiRequest) {
    const today = localDateOf(await this.system.parts.clock.now(), this.system.timezoneOf(request));
    return { on: on ?? today, basis: basis?.trim() ?? WITHOUT_BASIS };
  }

  private unitHere(code: string, request: ApiRequest) {
    const { tree } = this.system.parts.reference;
    const unit = tree.unit(code);
    if (!unit || tree.regionOf(code)?.code !== this.system.regionOf(request))
      throw new Problem('unit-not-found', { params: { id: code } });
    return unit;
  }

  private async shown(code: string, revision: number, request: ApiRequest) {
    const { clock, reference } = this.system.parts;
    const { tree } = reference;
    const unit = this.unitHere(code, request);
    const planned = tree.plannedFor(code);
    const context = unitContextOf(tree, { code, asker: request.asker, now: await clock.now() });
    return {
      ...unit,
      revision,
      successors: tree.successorsOf(code),
      planned: planned && { on: planned.on, act: ACT_OF_CHANGE[planned.change.type] },
      allowedActs: unitMatter.allowedActs({ phase: 'listed' }, context),
    };
  }
}

/** A name that people can read. Throws a Problem. */
function nameOf({ name }: { readonly name: string }): string {
  const fault = nameFault(name);
  if (fault) {
    const rule = fault === 'empty' ? 'required' : (`name-${fault}` as const);
    throw new Problem('invalid-body', { faults: [fieldFault('/name', rule)] });
  }
  return normaliseName(name);
}
