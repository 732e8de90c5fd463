import { localDateOf } from '#libs/clocks/domain';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { QueueCursor } from '#libs/read-models';
import { CaseBriefShown } from '../cases/case-dto.js';
import { CasePresenter } from '../cases/case-presenter.js';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isListCursor, isTime, readCursor, writeCursor } from '../lists/cursor.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { Shown } from '../validation/fields.js';
import { queryPipe } from '../validation/pipes.js';

export class QueueCountsShown {
  @Shown('全部。All.', { example: 12 }) total!: number;
  @Shown('未签收。Not signed for.', { example: 3 }) unsigned!: number;
  @Shown('已签收、无人承办。Signed for and nobody’s.', { example: 4 }) unclaimed!: number;
  @Shown('由我承办，含代班（AB岗）。The asker’s own, and of those whom they stand in for.', { example: 5 })
  mine!: number;
  @Shown('黄灯。Yellow.', { example: 2 }) yellow!: number;
  @Shown('红灯。Red.', { example: 1 }) red!: number;
  @Shown('超期。Late.', { example: 0 }) late!: number;
}

export class QueueShown {
  @Shown('单位。Unit.', { example: '210102-MZ' }) unit!: string;
  @Shown('件数。Counts.', { type: () => QueueCountsShown }) counts!: QueueCountsShown;
  @Shown('办件，最紧急的在前。Cases, most urgent first.', { type: () => CaseBriefShown, isArray: true })
  items!: CaseBriefShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true }) next!:
    string | null;
}

/** 待办: what a unit has to do now. */
@ApiTags('待办 Queues')
@Controller('v1/queues')
export class QueuesController {
  constructor(
    @Inject(System) private readonly system: System,
    @Inject(CasePresenter) private readonly presenter: CasePresenter,
  ) {}

  @Get(':unitCode')
  @ApiParam({
    name: 'unitCode',
    description: '单位编码。Code of the unit.',
    schema: { type: 'string', example: '210102-MZ' },
  })
  @QueryOperation({
    id: 'getQueue',
    summary: '一个单位的待办，最紧急的在前。The work queue of a unit, most urgent first.',
    answer: QueueShown,
    errors: ['unit-not-found', 'invalid-cursor', 'not-allowed-to-read'],
  })
  async queue(
    @Param('unitCode') unit: string,
    @Query(queryPipe) query: PageQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { cases, clock, reference } = this.system.parts;
    const cursor = readCursor(['queue', unit], query.cursor, isQueueCursor);
    if (reference.tree.regionOf(unit)?.code !== this.system.regionOf(request))
      throw new Problem('unit-not-found', { params: { id: unit } });
    this.system.mustRead(request, 'queue', unit);
    const { schemas } = await this.system.read(request, reply);
    const schema = schemas.cases ?? '';
    const now = await clock.now();
    const [counts, page] = await Promise.all([
      cases.queueCounts(schema, unit, this.personsOf(request, now), now),
      cases.queue(schema, unit, cursor, limitOf(query), now),
    ]);
    return {
      unit,
      counts,
      items: page.items.map((view) => this.presenter.brief(view, now, request)),
      next: page.next && writeCursor(['queue', unit], page.next),
    };
  }

  /** The asker, and whoever they stand in for today. */
  private personsOf(request: ApiRequest, now: string): readonly string[] {
    const { person } = request.asker;
    const today = localDateOf(now, this.system.timezoneOf(request));
    return [person, ...this.system.parts.reference.absences.standsInFor(person, today)];
  }
}

function isQueueCursor(at: unknown): at is QueueCursor {
  if (typeof at !== 'object' || at === null || !('dueAt' in at)) return false;
  return (at.dueAt === null || isTime(at.dueAt)) && isListCursor(at);
}
