import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ratesOf, weightsOn } from '#libs/case';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { limitOf } from '../lists/page-query.js';
import { periodOf } from '../lists/period.js';
import { unitsBelow } from '../lists/units-below.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { keysOf } from './cursor.js';
import { RatesAnswer, RatesQuery } from './rates-dto.js';

/** 三率: response, solution and satisfaction, from events only. */
@ApiTags('通办流向与统计 Flows and statistics')
@Controller('v1/statistics')
export class RatesController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get('rates')
  @QueryOperation({
    id: 'getRates',
    summary: '三率：响应、解决、满意，及评价与整改。Response, solution and satisfaction of a unit and all below it.',
    description:
      '只计居民主动评价与有效回访；默认好评、导入的历史件不计。' +
      'Ratings that were given and residents who were reached; what a system assumed, or a register brought in, is in none of them.',
    answer: RatesAnswer,
    errors: ['invalid-cursor', 'not-allowed-to-read'],
  })
  async rates(
    @Query(queryPipe) query: RatesQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { statistics, reference, settings } = this.system.parts;
    const { from, to } = await periodOf(query, request, this.system);
    const period = { region: this.system.regionOf(request), from, to };
    const { unit = request.asker.unit } = query;
    const cursor = this.system.cursors.read(['rates', unit, period], query.cursor, keysOf(1));
    const units = unitsBelow('unit', unit, period.region, reference.tree) ?? null;
    this.system.mustRead(request, 'board');
    const { schemas } = await this.system.read(request, reply);
    const schema = schemas.cases ?? '';
    const [total, page] = await Promise.all([
      statistics.rateTotal(schema, period, units),
      statistics.rates(schema, period, units, cursor, limitOf(query)),
    ]);
    const weights = weightsOn(to, settings.rateWeights);
    return {
      ...{ unit, from, to, weights },
      total: ratesOf(total, weights),
      items: page.items.map(({ unit: of, sums }) => ({ unit: of, ...ratesOf(sums, weights) })),
      next: page.next && this.system.cursors.write(['rates', unit, period], page.next),
    };
  }
}
