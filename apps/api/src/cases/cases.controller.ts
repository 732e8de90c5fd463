import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { caseHistory, caseMatter, timeline, type CaseEvent } from '#libs/case';
import { MatterNotFound, type History } from '#libs/kernel';
import { clocksOf, explainClock, sightOf, type KnownCase } from '#libs/case';
import { isUuid } from '#libs/runtime';
import { recordLook } from '../access/recorded-look.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isListCursor, isRevision } from '../lists/cursor.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { ClocksShown } from './clocks-dto.js';
import { CaseListShown, CaseShown, TimelineShown } from './case-dto.js';
import { caseFilterOf, CaseListQuery } from './case-list-query.js';
import { CasePresenter } from './case-presenter.js';

const CASE_ID = {
  name: 'caseId',
  description: '办件标识。Id of the case.',
  schema: { type: 'string', format: 'uuid' },
} as const;

/** Whatever may be asked of cases; what may be done to them is folded from the features (`act-routes.ts`). */
@ApiTags('办件 Cases')
@Controller('v1/cases')
export class CasesController {
  constructor(
    @Inject(CasePresenter) private readonly presenter: CasePresenter,
    @Inject(System) private readonly system: System,
  ) {}

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
    const cursor = this.system.cursors.read(filter, query.cursor, isListCursor);
    this.system.mustRead(request, 'case');
    const { schemas } = await this.system.read(request, reply);
    const now = await clock.now();
    const page = await cases.list(schemas.cases ?? '', filter, cursor, limitOf(query), now);
    return {
      items: page.items.map((view) => this.presenter.brief(view, now, request)),
      next: page.next && this.system.cursors.write(filter, page.next),
    };
  }

  @Get(':caseId')
  @ApiParam(CASE_ID)
  @QueryOperation({
    id: 'getCase',
    summary: '一件办件。One case.',
    answer: CaseShown,
    errors: ['case-not-found', 'case-unreadable', 'not-allowed-to-read'],
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
    errors: ['case-not-found', 'case-unreadable', 'not-allowed-to-read'],
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
    const [now, naming] = [await clock.now(), this.system.naming(request, state.item)];
    const items = clocksOf(state, counting.calendar).map((each) => explainClock(each, now, naming, counting));
    return { items };
  }

  @Get(':caseId/timeline')
  @ApiParam(CASE_ID)
  @QueryOperation({
    id: 'getTimeline',
    summary: '办件经过，用话说。The history of a case in plain words.',
    answer: TimelineShown,
    errors: ['case-not-found', 'case-unreadable', 'invalid-cursor', 'not-allowed-to-read'],
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
    const from = this.system.cursors.read(['timeline', caseId], query.cursor, isRevision) ?? 0;
    const to = from + limitOf(query);
    await recordLook(this.system, request, { ...found, what: 'texts' });
    const open = (texts: Parameters<typeof residents.sealer.open>[0]) => residents.sealer.open(texts);
    const items = await timeline(
      (history?.events ?? []).slice(from, to),
      open,
      this.system.naming(request, found.state.item),
      sightOf(request.asker, found.state, reference.tree),
    );
    return { items, next: to > found.revision ? null : this.system.cursors.write(['timeline', caseId], to) };
  }

  /** A case that the model has not seen yet, but whose receipt is written: an address that was handed out is never a 404. */
  private async fromItsStream(caseId: string) {
    const history = await this.historyOf(caseId);
    return history && known(caseId, history);
  }

  private async historyOf(caseId: string): Promise<History<CaseEvent> | null> {
    if (!isUuid(caseId)) return null;
    const history = await caseHistory(this.system.parts.log, this.system.caseEvents, caseId);
    return history.last === null ? null : history;
  }

  /** A case is found in the asker's region only. */
  private mine<V extends { state: KnownCase }>(caseId: string, view: V | null, request: ApiRequest): V {
    if (view === null || view.state.region !== this.system.regionOf(request)) throw new MatterNotFound('case', caseId);
    return view;
  }
}

function known(caseId: string, history: History<CaseEvent>) {
  const state = history.fold(caseMatter);
  return state.phase === 'none' ? null : { caseId, state, revision: history.revision };
}
