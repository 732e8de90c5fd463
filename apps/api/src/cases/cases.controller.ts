import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { CaseHistory, CaseNotFound, ReceiveRequest, timeline } from '#libs/case';
import { clocksOf, explainClock, isAddressedTo, mayReadTexts, type CaseBrief, type KnownCase } from '#libs/case/domain';
import { isUuid } from '#libs/runtime';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isListCursor, isRevision, readCursor, writeCursor } from '../lists/cursor.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { CommandOperation, QueryOperation } from '../openapi/answers.js';
import { RECEIPT_REFUSALS } from '../openapi/refusals.js';
import { System } from '../system.js';
import { bodyPipe, queryPipe } from '../validation/pipes.js';
import { ClocksShown } from './clocks-dto.js';
import { CaseBriefShown, CaseListShown, CaseShown, TimelineShown } from './case-dto.js';
import { caseFilterOf, CaseListQuery } from './case-list-query.js';
import { CasePresenter } from './case-presenter.js';
import { envelopeOf } from './envelope.js';
import { ReceiveBody } from './receive-dto.js';

const CASE_ID = {
  name: 'caseId',
  description: '办件标识。Id of the case.',
  schema: { type: 'string', format: 'uuid' },
} as const;

/** Receipts, and whatever may be asked of cases. */
@ApiTags('办件 Cases')
@Controller('v1/cases')
export class CasesController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CasePresenter) private readonly presenter: CasePresenter,
    @Inject(System) private readonly system: System,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiBody({ type: ReceiveBody })
  @CommandOperation({
    id: 'receive',
    summary: '收件：在任何窗口收下一件申请。Receive a request, at any counter.',
    answer: CaseBriefShown,
    status: 201,
    conditional: false,
    refusals: RECEIPT_REFUSALS,
  })
  async receive(
    @Body(bodyPipe) body: ReceiveBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<CaseBrief> {
    const payload = { ...body, residentId: body.residentId ?? null };
    // A warning, asked for while the request is received: it decides nothing.
    const open = this.presenter.openCasesLike(payload);
    const result = await this.commands.execute(new ReceiveRequest({ ...envelopeOf(request), ifMatch: null }, payload));
    void reply.header('location', `/v1/cases/${result.caseId}`);
    return this.presenter.answer(result, request, reply, open);
  }

  @Get()
  @QueryOperation({
    id: 'listCases',
    summary: '办件列表，新收的在前。Cases, newest first.',
    answer: CaseListShown,
    errors: ['invalid-cursor', 'not-allowed-to-read'],
  })
  async list(
    @Query(queryPipe) query: CaseListQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { cases, clock, reference } = this.system.parts;
    const region = this.system.regionOf(request);
    const filter = caseFilterOf(query, region, this.system.timezoneOf(request), reference.tree);
    const cursor = readCursor(filter, query.cursor, isListCursor);
    this.system.mustRead(request, 'case');
    const { schemas } = await this.system.read(request, reply);
    const now = await clock.now();
    const page = await cases.list(schemas.cases ?? '', filter, cursor, limitOf(query), now);
    return {
      items: page.items.map((view) => this.presenter.brief(view, now, request)),
      next: page.next && writeCursor(filter, page.next),
    };
  }

  @Get(':caseId')
  @ApiParam(CASE_ID)
  @QueryOperation({
    id: 'getCase',
    summary: '一件办件。One case.',
    answer: CaseShown,
    errors: ['case-not-found', 'not-allowed-to-read'],
  })
  async one(@Param('caseId') caseId: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    const { schemas } = await this.system.read(request, reply);
    const { cases, clock } = this.system.parts;
    const now = await clock.now();
    const view = isUuid(caseId) ? await cases.byId(schemas.cases ?? '', caseId, now) : null;
    const found = this.mine(caseId, view ?? (await this.fromItsStream(caseId)), request);
    this.system.mustRead(request, 'case');
    void reply.header('etag', `"${found.revision}"`);
    return this.presenter.whole(found, now, request);
  }

  @Get(':caseId/clocks')
  @ApiParam(CASE_ID)
  @QueryOperation({
    id: 'getClocks',
    summary: '每个时限及其算法。Every clock of a case with its arithmetic.',
    answer: ClocksShown,
    errors: ['case-not-found', 'not-allowed-to-read'],
  })
  async clocks(
    @Param('caseId') caseId: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    await this.system.read(request, reply);
    const { reference, clock } = this.system.parts;
    const { state, revision } = this.mine(caseId, await this.fromItsStream(caseId), request);
    this.system.mustRead(request, 'case');
    void reply.header('etag', `"${revision}"`);
    const counting = { calendar: reference.calendarOf(state.region), zone: state.timezone };
    const [now, naming] = [await clock.now(), this.system.naming(request)];
    const items = clocksOf(state, counting.calendar).map((each) => explainClock(each, now, naming, counting));
    return { items };
  }

  @Get(':caseId/timeline')
  @ApiParam(CASE_ID)
  @QueryOperation({
    id: 'getTimeline',
    summary: '办件经过，用话说。The history of a case in plain words.',
    answer: TimelineShown,
    errors: ['case-not-found', 'invalid-cursor', 'not-allowed-to-read'],
  })
  async timeline(
    @Param('caseId') caseId: string,
    @Query(queryPipe) query: PageQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    await this.system.read(request, reply);
    const { reference, residents } = this.system.parts;
    const history = await this.historyOf(caseId);
    const found = this.mine(caseId, history && known(caseId, history), request);
    this.system.mustRead(request, 'case');
    void reply.header('etag', `"${found.revision}"`);
    const { asker } = request;
    const isForAll = mayReadTexts(asker, found.state, reference.tree);
    const from = readCursor(['timeline', caseId], query.cursor, isRevision) ?? 0;
    const to = from + limitOf(query);
    const open = (texts: Parameters<typeof residents.sealer.open>[0]) => residents.sealer.open(texts);
    const items = await timeline(
      (history?.events ?? []).slice(from, to),
      open,
      this.system.naming(request),
      (event) => isForAll || isAddressedTo(asker.unit, event),
    );
    return { items, next: to > found.revision ? null : writeCursor(['timeline', caseId], to) };
  }

  /** A case that the model has not seen yet, but whose receipt is written: an address that was handed out is never a 404. */
  private async fromItsStream(caseId: string) {
    const history = await this.historyOf(caseId);
    return history && known(caseId, history);
  }

  private async historyOf(caseId: string): Promise<CaseHistory | null> {
    if (!isUuid(caseId)) return null;
    const history = await CaseHistory.read(this.system.parts.log, this.system.caseEvents, caseId);
    return history.last === null ? null : history;
  }

  /** A case is found in the asker's region only. */
  private mine<V extends { state: KnownCase }>(caseId: string, view: V | null, request: ApiRequest): V {
    if (view === null || view.state.region !== this.system.regionOf(request)) throw new CaseNotFound(caseId);
    return view;
  }
}

function known(caseId: string, { state, revision }: CaseHistory) {
  return state.phase === 'none' ? null : { caseId, state, revision };
}
