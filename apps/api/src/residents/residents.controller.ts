import { applyDecorators, Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { mayAct } from '#libs/access/domain';
import { followingUnits } from '#libs/catalogue/domain';
import { printPosition } from '#libs/event-log/domain';
import type { ListCursor } from '#libs/read-models';
import type { ResidentCursor } from '#libs/residents';
import {
  allowedResidentActs,
  RESIDENT_REFUSALS,
  type MaskedResident,
  type Person,
  type ResidentAct,
  type ResidentCommand,
} from '#libs/residents/domain';
import { isUuid } from '#libs/runtime';
import { CaseListShown } from '../cases/case-dto.js';
import { CasePresenter } from '../cases/case-presenter.js';
import { commandIdOf, ifMatchOf } from '../http/headers.js';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isListCursor, readCursor, writeCursor } from '../lists/cursor.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { CommandOperation, QueryOperation } from '../openapi/answers.js';
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

const REFUSALS = Object.entries(RESIDENT_REFUSALS).map(([code, { kind }]) => ({ code, kind }));
/** How the table of who may do what calls the acts on a record. */
const POLICY = { correct: 'correct-resident', move: 'move-resident', 'record-death': 'record-death' } as const;

function Act(act: ResidentAct, body: new () => object, summary: string): MethodDecorator {
  return applyDecorators(
    Post(`:residentId/${act}`),
    HttpCode(200),
    ApiParam(RESIDENT_ID),
    ApiBody({ type: body }),
    CommandOperation({
      id: act === 'record-death' ? 'recordDeath' : `${act}Resident`,
      summary,
      answer: ResidentWithActsShown,
      errors: ['resident-not-found', 'not-allowed-to-register'],
      refusals: REFUSALS,
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
  ) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: RegisterBody })
  @ApiResponse({ status: 200, description: '号码已登记。The number was known.', type: RegisteredShown })
  @CommandOperation({
    id: 'registerResident',
    summary:
      '登记居民；号码已登记的，答复 200 和同一标识，并列出不一致的字段。Register a resident; 200 with the same id where the number is known, and what differs.',
    answer: RegisteredShown,
    status: 201,
    conditional: false,
    errors: ['not-allowed-to-register'],
  })
  async register(
    @Body(bodyPipe) body: RegisterBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const commandId = commandIdOf(request);
    const place = await this.placeOf(request);
    const person = personOf(body, place);
    await this.guardianMustBeKnown(body.guardian, place);
    this.mustBeDesk('register', request);
    const { at, ...stamp } = this.stampOf(commandId, place, request);
    const { registry } = this.system.parts.residents;
    const { residentId, created, differs, position, revision } = await registry.register(place.region, person, {
      ...stamp,
      occurredAt: at,
      recordedAt: at,
      causationId: commandId,
    });
    void reply
      .status(created ? 201 : 200)
      .header('location', `/v1/residents/${residentId}`)
      .header('etag', `"${revision}"`)
      .header('tongban-position', printPosition(position));
    return { ...this.withActs(await this.residentOf(residentId, request), request), differs };
  }

  @Post('search')
  @HttpCode(200)
  @ApiBody({ type: SearchBody })
  @QueryOperation({
    id: 'searchResidents',
    summary: '按证件号码或电话查找居民。Find by identity number or phone.',
    answer: ResidentListShown,
    errors: ['invalid-body', 'malformed-json', 'not-json', 'not-allowed-to-register', 'invalid-cursor'],
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
    const after = readCursor<ResidentCursor>(filter, body.cursor ?? query.cursor, isResidentCursor);
    this.mustBeDesk('search', request);
    await this.system.read(request, reply);
    const { items, next } = await registry.search(place.region, wanted, body.limit ?? limitOf(query), after);
    return { items: items.map((each) => followingUnits(each, place.tree)), next: next && writeCursor(filter, next) };
  }

  @Act('correct', CorrectResidentBody, '更正登记；原值留存。Put a record right; the former values are kept.')
  async correct(
    @Param('residentId') id: string,
    @Body(bodyPipe) body: CorrectResidentBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const place = await this.placeOf(request);
    const command = correctionOf(body, place);
    await this.guardianMustBeKnown(body.guardian, place);
    return this.carryOut(id, 'correct', command, place, request, reply);
  }

  @Act(
    'move',
    MoveResidentBody,
    '迁移；新收的件按新地办，在办的照旧。Move; new cases follow the new place, old ones theirs.',
  )
  async move(
    @Param('residentId') id: string,
    @Body(bodyPipe) body: MoveResidentBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const place = await this.placeOf(request);
    const command = moveOf(body, place);
    return this.carryOut(id, 'move', () => command, place, request, reply);
  }

  @Act('record-death', RecordDeathBody, '登记死亡。Record a death.')
  async recordDeath(
    @Param('residentId') id: string,
    @Body(bodyPipe) body: RecordDeathBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const place = await this.placeOf(request);
    const command = deathOf(body, place);
    return this.carryOut(id, 'record-death', () => command, place, request, reply);
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
    const cursor = readCursor<ListCursor>(filter, query.cursor, isListCursor);
    await this.residentOf(id, request);
    this.system.mustRead(request, 'resident');
    const { schemas } = await this.system.read(request, reply);
    const { cases, clock } = this.system.parts;
    const now = await clock.now();
    const page = await cases.list(schemas.cases ?? '', filter, cursor, limitOf(query), now);
    return {
      items: page.items.map((view) => this.presenter.brief(view, now, request)),
      next: page.next && writeCursor(filter, page.next),
    };
  }

  private async carryOut(
    id: string,
    act: ResidentAct,
    command: (person: Person) => ResidentCommand,
    place: Place,
    request: ApiRequest,
    reply: ApiReply,
  ) {
    const { desk } = this.system.parts.residents;
    if (!isUuid(id)) throw new Problem('resident-not-found', { params: { id } });
    const { revision, position } = await desk.carryOut({
      region: place.region,
      residentId: id,
      command,
      stamp: this.stampOf(commandIdOf(request), place, request),
      ifMatch: ifMatchOf(request),
      check: (person) => this.mustBeDesk(POLICY[act], request, person),
    });
    void reply.header('etag', `"${revision}"`).header('tongban-position', printPosition(position));
    return { ...this.withActs(await this.residentOf(id, request), request), revision };
  }

  private stampOf(commandId: string, { now }: Place, { asker, body }: ApiRequest) {
    return {
      commandId,
      correlationId: commandId,
      commandHmac: this.system.parts.commandHmac(body),
      at: now,
      actor: { person: asker.person, role: asker.role, unit: asker.unit },
    };
  }

  private withActs(resident: MaskedResident, { asker }: ApiRequest) {
    const { tree } = this.system.parts.reference;
    const may = (act: ResidentAct) => mayAct(asker, POLICY[act], { homeUnit: resident.residenceUnit }, tree);
    return { ...followingUnits(resident, tree), allowedActs: allowedResidentActs(resident).filter(may) };
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

  private mustBeDesk(act: string, { asker }: ApiRequest, { residenceUnit }: Partial<Person> = {}): void {
    const facts = residenceUnit === undefined ? {} : { homeUnit: residenceUnit };
    if (mayAct(asker, act, facts, this.system.parts.reference.tree)) return;
    throw new Problem('not-allowed-to-register', { params: { role: asker.role } });
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
