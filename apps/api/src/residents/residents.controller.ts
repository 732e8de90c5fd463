import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { mayAct } from '#libs/access/domain';
import type { Stamp } from '#libs/event-log';
import { printPosition } from '#libs/event-log/domain';
import type { ListCursor } from '#libs/read-models';
import { isUuid } from '#libs/runtime';
import { CaseListShown } from '../cases/case-dto.js';
import { CasePresenter } from '../cases/case-presenter.js';
import { commandIdOf } from '../http/headers.js';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isListCursor, readCursor, writeCursor } from '../lists/cursor.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { CommandOperation, QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { bodyPipe, queryPipe } from '../validation/pipes.js';
import { personOf, wantedOf } from './registration.js';
import { RegisterBody, ResidentListShown, ResidentShown, SearchBody } from './resident-dto.js';

const RESIDENT_ID = {
  name: 'residentId',
  description: '居民标识。Id of the resident.',
  schema: { type: 'string', format: 'uuid' },
} as const;

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
  @ApiResponse({ status: 200, description: '号码已登记。The number was known.', type: ResidentShown })
  @CommandOperation({
    id: 'registerResident',
    summary:
      '登记居民；号码已登记的，答复 200 和同一标识。Register a resident; 200 with the same id where the number is known.',
    answer: ResidentShown,
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
    this.mustBeDesk('register', request);
    const { asker } = request;
    const stamp: Stamp = {
      commandId,
      commandHmac: this.system.parts.commandHmac(request.body),
      occurredAt: place.now,
      recordedAt: place.now,
      actor: { person: asker.person, role: asker.role, unit: asker.unit },
      correlationId: commandId,
      causationId: commandId,
    };
    const { registry } = this.system.parts.residents;
    const { residentId, created, position, revision } = await registry.register(place.region, person, stamp);
    void reply
      .status(created ? 201 : 200)
      .header('location', `/v1/residents/${residentId}`)
      .header('etag', `"${revision}"`)
      .header('tongban-position', printPosition(position));
    return registry.masked(place.region, residentId);
  }

  @Post('search')
  @HttpCode(200)
  @ApiBody({ type: SearchBody })
  @QueryOperation({
    id: 'searchResidents',
    summary: '按证件号码或电话查找居民。Find by identity number or phone.',
    answer: ResidentListShown,
    errors: ['invalid-body', 'malformed-json', 'not-json', 'not-allowed-to-register'],
  })
  async search(
    @Body(bodyPipe) body: SearchBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const place = await this.placeOf(request);
    const wanted = wantedOf(body, place);
    this.mustBeDesk('search', request);
    await this.system.read(request, reply);
    return { items: await this.system.parts.residents.registry.search(place.region, wanted), next: null };
  }

  @Get(':residentId')
  @ApiParam(RESIDENT_ID)
  @QueryOperation({
    id: 'getResident',
    summary: '一位居民，遮掩。One resident, masked.',
    answer: ResidentShown,
    errors: ['resident-not-found', 'not-allowed-to-read'],
  })
  async one(@Param('residentId') id: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    await this.system.read(request, reply);
    return this.residentOf(id, request);
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
    const { schemas } = await this.system.read(request, reply);
    const { cases, clock } = this.system.parts;
    const now = await clock.now();
    const page = await cases.list(schemas.cases ?? '', filter, cursor, limitOf(query), now);
    return {
      items: page.items.map((view) => this.presenter.brief(view, now, request)),
      next: page.next && writeCursor(filter, page.next),
    };
  }

  private async residentOf(id: string, request: ApiRequest) {
    const { registry } = this.system.parts.residents;
    const found = isUuid(id) ? await registry.masked(this.system.regionOf(request), id) : null;
    if (!found) throw new Problem('resident-not-found', { params: { id } });
    this.system.mustRead(request, 'resident');
    return found;
  }

  private mustBeDesk(act: 'register' | 'search', { asker }: ApiRequest): void {
    if (mayAct(asker, act, {}, this.system.parts.reference.tree)) return;
    throw new Problem('not-allowed-to-register', { params: { role: asker.role } });
  }

  private async placeOf(request: ApiRequest) {
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
