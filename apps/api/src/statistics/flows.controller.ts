import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { limitOf } from '../lists/page-query.js';
import { periodOf } from '../lists/period.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { keysOf } from './cursor.js';
import { ratio, volumesOf } from './present.js';
import { FlowQuery, FlowsShown } from './statistics-dto.js';

/** 通办流向: from which district to which, by item. */
@ApiTags('通办流向与统计 Flows and statistics')
@Controller('v1/flows')
export class FlowsController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get()
  @QueryOperation({
    id: 'getFlows',
    summary: '通办流向：从区县到区县，按事项。From which district to which, by item.',
    answer: FlowsShown,
    errors: ['invalid-cursor', 'not-allowed-to-read'],
  })
  async flows(
    @Query(queryPipe) query: FlowQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { statistics, clock } = this.system.parts;
    const { item, fromDistrict, toDistrict } = query;
    const period = await periodOf(query, request, this.system);
    const filter = { region: this.system.regionOf(request), ...period, item, fromDistrict, toDistrict };
    const cursor = this.system.cursors.read(['flows', filter], query.cursor, keysOf(3));
    this.system.mustRead(request, 'board');
    const { schemas } = await this.system.read(request, reply);
    const schema = schemas.cases ?? '';
    const asked = { ...filter, now: await clock.now() };
    const [{ all, across }, page] = await Promise.all([
      statistics.flowTotal(schema, asked),
      statistics.flows(schema, asked, cursor, limitOf(query)),
    ]);
    return {
      ...period,
      total: volumesOf(all),
      across: volumesOf(across),
      acrossShare: ratio(across.received, all.received),
      items: page.items.map(({ sums, ...cell }) => ({ ...cell, ...volumesOf(sums) })),
      next: page.next && this.system.cursors.write(['flows', filter], page.next),
    };
  }
}
