import { searchItems } from '#libs/catalogue/domain';
import { localDateOf } from '#libs/clocks/domain';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CasePresenter } from '../cases/case-presenter.js';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { limitOf } from '../lists/page-query.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { QueueShown } from './queue-dto.js';
import { dutyFilterOf, isDutyCursor, QueueQuery } from './queue-query.js';

/** 待办: all that a unit owes now. */
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
    summary: '一个单位现在的全部待办，最紧急的在前。All that a unit owes now, most urgent first.',
    description:
      '在办件，以及协办、裁定、督办、差评整改、送达（含约定的领取窗口）、提级、回访；一行一事，时限表与此一致。' +
      'The cases in hand, and what is owed beside: co-handlings, rulings, orders, rectifications, results to hand out (also at a third counter), ' +
      'what was escalated, follow-ups. One row a thing; the schedule shows the same.',
    answer: QueueShown,
    errors: ['unit-not-found', 'invalid-cursor', 'not-allowed-to-read'],
  })
  async queue(
    @Param('unitCode') unit: string,
    @Query(queryPipe) query: QueueQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { duties, clock, reference } = this.system.parts;
    const region = this.system.regionOf(request);
    const { sort: order = 'due' } = query;
    const filter = dutyFilterOf(unit, query, (q) =>
      searchItems(reference.catalogue, { region, q }).map(({ item }) => item.code),
    );
    const after = this.system.cursors.read(['queue', order, filter], query.cursor, isDutyCursor);
    if (reference.tree.regionOf(unit)?.code !== region) throw new Problem('unit-not-found', { params: { id: unit } });
    this.system.mustRead(request, 'queue', unit);
    const { schemas } = await this.system.read(request, reply);
    const schema = schemas.cases ?? '';
    const now = await clock.now();
    const [counts, page] = await Promise.all([
      duties.counts(schema, unit, this.personsOf(request, now), now),
      duties.page(schema, filter, { order, after, limit: limitOf(query), now }),
    ]);
    return {
      unit,
      counts,
      items: page.items.map(({ view, kind, due, light }) => ({
        ...this.presenter.brief(view, now, request),
        owes: { kind, due, light },
      })),
      next: page.next && this.system.cursors.write(['queue', order, filter], page.next),
    };
  }

  /** The asker, and whoever they stand in for today. */
  private personsOf(request: ApiRequest, now: string): readonly string[] {
    const { person } = request.asker;
    const today = localDateOf(now, this.system.timezoneOf(request));
    return [person, ...this.system.parts.reference.absences.standsInFor(person, today)];
  }
}
