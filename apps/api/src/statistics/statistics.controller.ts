import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { limitOf } from '../lists/page-query.js';
import { periodOf } from '../lists/period.js';
import { unitsBelow } from '../lists/units-below.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { keysOf } from './cursor.js';
import { volumesOf, workOf } from './present.js';
import {
  HandlerStatisticsQuery,
  HandlerStatisticsShown,
  ItemStatisticsQuery,
  ItemStatisticsShown,
} from './statistics-dto.js';

const errors = ['invalid-cursor', 'not-allowed-to-read'] as const;

/** 统计: volumes, times and ratings. */
@ApiTags('通办流向与统计 Flows and statistics')
@Controller('v1/statistics')
export class StatisticsController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get('items')
  @QueryOperation({
    id: 'getItemStatistics',
    summary: '按事项统计：件数、用时、评价。Volumes, times and ratings by item.',
    answer: ItemStatisticsShown,
    errors,
  })
  async items(
    @Query(queryPipe) query: ItemStatisticsQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { statistics, reference, clock } = this.system.parts;
    const period = await periodOf(query, request, this.system);
    const region = this.system.regionOf(request);
    const filter = { region, ...period, item: query.item };
    const cursor = this.system.cursors.read(['items', filter], query.cursor, keysOf(1));
    this.system.mustRead(request, 'board');
    const { schemas } = await this.system.read(request, reply);
    const page = await statistics.items(
      schemas.cases ?? '',
      { ...filter, now: await clock.now() },
      cursor,
      limitOf(query),
    );
    const nameOf = (item: string) => reference.currentItem(region, item)?.item.name ?? null;
    return {
      ...period,
      items: page.items.map(({ item, sums }) => ({ item, name: nameOf(item), ...volumesOf(sums) })),
      next: page.next && this.system.cursors.write(['items', filter], page.next),
    };
  }

  @Get('handlers')
  @QueryOperation({
    id: 'getHandlerStatistics',
    summary: '按人员统计，本单位及下级。Volumes, times and ratings by person, of a unit and all below it.',
    description: '单位自己及其上级可看。Read by the unit itself and by those above it.',
    answer: HandlerStatisticsShown,
    errors,
  })
  async handlers(
    @Query(queryPipe) query: HandlerStatisticsQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { statistics, reference, clock } = this.system.parts;
    const period = { region: this.system.regionOf(request), ...(await periodOf(query, request, this.system)) };
    const { unit = request.asker.unit } = query;
    const cursor = this.system.cursors.read(['handlers', unit, period], query.cursor, keysOf(2));
    const units = unitsBelow('unit', unit, period.region, reference.tree) ?? null;
    this.system.mustRead(request, 'queue', unit);
    const { schemas } = await this.system.read(request, reply);
    const page = await statistics.handlers(
      schemas.cases ?? '',
      { ...period, now: await clock.now() },
      units,
      cursor,
      limitOf(query),
    );
    const { from, to } = period;
    return {
      ...{ unit, from, to },
      items: page.items.map(workOf),
      next: page.next && this.system.cursors.write(['handlers', unit, period], page.next),
    };
  }
}
