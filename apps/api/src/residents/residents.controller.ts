import { applyDecorators, Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CommandBus } from '@nestjs/cqrs';
import { followingUnits } from '#libs/catalogue/domain';
import { localDateOf } from '#libs/clocks/domain';
import { printPosition } from '#libs/event-log/domain';
import { CommandRefused, Perform } from '#libs/kernel';
import type { ListCursor } from '#libs/read-models';
import type { ResidentCursor } from '#libs/residents';
import {
  desks,
  notAllowedToRegister,
  notYours,
  residentMatter,
  type MaskedResident,
  type ResidentAct,
  type ResidentCommand,
} from '#libs/residents/domain';
import { isUuid } from '#libs/runtime';
import { CaseListShown } from '../cases/case-dto.js';
import { CasePresenter } from '../cases/case-presenter.js';
import { envelopeOf } from '../acts/envelope.js';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isListCursor } from '../lists/cursor.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { CommandOperation, QueryOperation, summaryOf } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe, queryPipe } from '../validation/pipes.js';
import { correctionOf, deathOf, moveOf } from './corrections.js';
import { isResidentCursor } from './resident-cursor.js';
import { guardianOf, personOf, wantedOf, type Place } from './registration.js';
import {
  CorrectResidentBody,
  RecordDeathBody,
  MoveResidentBody,
  RegisterBody,
  RegisteredShown,
  ResidentListShown,
  ResidentWithActsShown,
  SearchBody,
  type GuardianSaid,
} from './resident-dto.js';

const RESIDENT_ID = {
  name: 'residentId',
  description: '居民标识。Id of the resident.',
  schema: { type: 'string', format: 'uuid' },
} as const;

function ofAct(name: ResidentCommand['act']) {
  const act = residentMatter.act(name);
  return { summary: summaryOf(act), refusals: residentMatter.refusalsOf(act) };
}

function Act(act: ResidentAct, body: new () => object): MethodDecorator {
  return applyDecorators(
    Post(`:residentId/${act}`),
    HttpCode(200),
    ApiParam(RESIDENT_ID),
    ApiBody({ type: body }),
    CommandOperation({
      id: act === 'record-death' ? 'recordDeath' : `${act}Resident`,
      ...ofAct(act),
      answer: ResidentWithActsShown,
      errors: ['resident-not-found'],
    }),
  );
}

/** Residents: registered and found at the desks; no personal value ever stands in an address, and every answer is masked. */
@ApiTags('居民 Residents')
@Controller('v1/residents')
export class ResidentsController {
  constructor(
    @Inject(System) private readonly system: System,
    @Inject(CasePresenter) private readonly presenter: CasePresenter,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: RegisterBody })
  @ApiResponse({ status: 200, description: '号码已登记。The number was known.', type: RegisteredShown })
  @CommandOperation({
    id: 'registerResident',
    summary: summaryOf(residentMatter.act('register')),
    answer: RegisteredShown,
    status: 201,
    conditional: false,
    refusals: [notAllowedToRegister],
  })
  async register(
    @Body(bodyPipe) body: RegisterBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { commandId, correlationId, body: said } = envelopeOf(request);
    const place = await this.placeOf(request);
    const person = personOf(body, place);
    await this.guardianMustBeKnown(body.guardian, place);
    this.mustBeDesk(request);
    const { commandHmac, residents } = this.system.parts;
    const { person: by, role, unit } = request.asker;
    const { residentId, created, differs, position, revision } = await residents.registry.register(
      place.region,
      person,
      {
        ...{ commandId, correlationId, causationId: commandId, commandHmac: commandHmac(said) },
        ...{ occurredAt: place.now, recordedAt: place.now, actor: { person: by, role, unit } },
      },
    );
    void reply
      .status(created ? 201 : 200)
      .header('location', `/v1/residents/${residentId}`)
      .header('etag', `"${revision}"`)
      .header('tongban-position', printPosition(position));
    return { ...(await this.withActs(await this.residentOf(residentId, request), request)), differs };
  }

  @Post('search')
  @HttpCode(200)
  @ApiBody({ type: SearchBody })
  @QueryOperation({
    id: 'searchResidents',
    summary: '按证件号码或电话查找居民。Find by identity number or phone.',
    answer: ResidentListShown,
    errors: ['invalid-body', 'malformed-json', 'not-json', 'invalid-cursor'],
    refusals: [notAllowedToRegister],
  })
  async search(
    @Body(bodyPipe) body: SearchBody,
    @Query(queryPipe) query: PageQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const place = await this.placeOf(request);
    const wanted = wantedOf(body, place);
    const { registry } = this.system.parts.residents;
    // What is searched for is no part of the cursor, not even as a digest: it may come to stand in an address.
    const filter = { region: place.region, search: registry.searchName(place.region, wanted) };
    const after = this.system.cursors.read<ResidentCursor>(filter, body.cursor ?? query.cursor, isResidentCursor);
    this.mustBeDesk(request);
    await this.system.read(request, reply);
    const { items, next } = await registry.search(place.region, wanted, body.limit ?? limitOf(query), after);
    return {
      items: items.map((each) => followingUnits(each, place.tree)),
      next: next && this.system.cursors.write(filter, next),
    };
  }

  @Act('correct', CorrectResidentBody)
  async correct(
    @Param('residentId') id: string,
    @Body(bodyPipe) body: CorrectResidentBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const place = await this.placeOf(request);
    const command = correctionOf(body, place);
    await this.guardianMustBeKnown(body.guardian, place);
    return this.carryOut(id, command, request, reply);
  }

  @Act('move', MoveResidentBody)
  async move(
    @Param('residentId') id: string,
    @Body(bodyPipe) body: MoveResidentBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const place = await this.placeOf(request);
    const command = moveOf(body, place);
    return this.carryOut(id, command, request, reply);
  }

  @Act('record-death', RecordDeathBody)
  async recordDeath(
    @Param('residentId') id: string,
    @Body(bodyPipe) body: RecordDeathBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const place = await this.placeOf(request);
    const command = deathOf(body, place);
    return this.carryOut(id, command, request, reply);
  }

  @Get(':residentId')
  @ApiParam(RESIDENT_ID)
  @QueryOperation({
    id: 'getResident',
    summary: '一位居民，遮掩。One resident, masked.',
    answer: ResidentWithActsShown,
    errors: ['resident-not-found', 'not-allowed-to-read'],
  })
  async one(@Param('residentId') id: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    await this.system.read(request, reply);
    const resident = await this.residentOf(id, request);
    this.system.mustRead(request, 'resident');
    void reply.header('etag', `"${resident.revision}"`);
    return this.withActs(resident, request);
  }

  @Get(':residentId/cases')
  @ApiParam(RESIDENT_ID)
  @QueryOperation({
    id: 'listCasesOfResident',
    summary: '一位居民的全部办件，全区域。Every case of a resident, region-wide.',
    answer: CaseListShown,
    errors: ['resident-not-found', 'invalid-cursor', 'not-allowed-to-read'],
  })
  async cases(
    @Param('residentId') id: string,
    @Query(queryPipe) query: PageQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const filter = { region: this.system.regionOf(request), residentId: id };
    const cursor = this.system.cursors.read<ListCursor>(filter, query.cursor, isListCursor);
    await this.residentOf(id, request);
    this.system.mustRead(request, 'resident');
    const { schemas } = await this.system.read(request, reply);
    const { cases, clock } = this.system.parts;
    const now = await clock.now();
    const page = await cases.list(schemas.cases ?? '', filter, cursor, limitOf(query), now);
    return {
      items: page.items.map((view) => this.presenter.brief(view, now, request)),
      next: page.next && this.system.cursors.write(filter, page.next),
    };
  }

  private async carryOut(id: string, command: ResidentCommand, request: ApiRequest, reply: ApiReply) {
    if (!isUuid(id)) throw new Problem('resident-not-found', { params: { id } });
    const act = new Perform('resident', id, command, envelopeOf(request));
    const { revision, position } = await this.commands.execute(act);
    void reply.header('etag', `"${revision}"`).header('tongban-position', printPosition(position));
    return { ...(await this.withActs(await this.residentOf(id, request), request)), revision };
  }

  /** As everybody sees the resident, and what the asker may do: by what the rules look at, which no mask hides. */
  private async withActs(resident: MaskedResident, request: ApiRequest) {
    const { asker } = request;
    const { tree, region, now, timezone } = await this.placeOf(request);
    const { residentId, revision } = resident;
    const state = { phase: 'registered', region, revision, subject: residentId } as const;
    const person = { ...resident, idNumber: resident.identityNumber, birthDate: null };
    const context = { now, asker, tree, region, today: localDateOf(now, timezone), person };
    return { ...followingUnits(resident, tree), allowedActs: residentMatter.allowedActs(state, context) };
  }

  private async residentOf(id: string, request: ApiRequest): Promise<MaskedResident> {
    const { registry } = this.system.parts.residents;
    const found = isUuid(id) ? await registry.masked(this.system.regionOf(request), id) : null;
    if (!found) throw new Problem('resident-not-found', { params: { id } });
    return found;
  }

  private async guardianMustBeKnown(guardian: GuardianSaid | null | undefined, { region }: Place): Promise<void> {
    const residentId = guardianOf(guardian);
    if (residentId === null) return;
    const known = await this.system.parts.residents.registry.masked(region, residentId);
    if (!known || known.idType === 'none')
      throw new Problem('invalid-body', { faults: [fieldFault('/guardian', 'known')] });
  }

  private mustBeDesk({ asker }: ApiRequest): void {
    if (!desks({ asker, tree: this.system.parts.reference.tree, facts: {} }))
      throw new CommandRefused(notYours({ asker }));
  }

  private async placeOf(request: ApiRequest): Promise<Place> {
    const { clock, reference } = this.system.parts;
    const now = await clock.now();
    return {
      region: this.system.regionOf(request),
      timezone: this.system.timezoneOf(request),
      tree: reference.tree,
      now,
    };
  }
}
