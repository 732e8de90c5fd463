import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { ScheduleShown } from './queue-dto.js';
import { isDutyCursor } from './queue-query.js';
import { ofBook, ofCase, soonestFirst } from './schedule-entry.js';

/** 时限表: what falls due when at a unit: of its work (`queues.controller.ts`) what has a due time. */
@ApiTags('待办 Queues')
@Controller('v1/schedules')
export class SchedulesController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get(':unitCode')
  @ApiParam({
    name: 'unitCode',
    description: '单位编码。Code of the unit.',
    schema: { type: 'string', example: '210102-MZ' },
  })
  @QueryOperation({
    id: 'getSchedule',
    summary: '一个单位的时限表，先到期的在前。What falls due at a unit, soonest first.',
    description:
      '本单位待办中有期限的，与待办一致：在办件的时限，以及协办、裁定、督办、差评整改、送达、提级、回访。' +
      'Of the work of the unit what has a due time, as its queue shows it.',
    answer: ScheduleShown,
    errors: ['unit-not-found', 'invalid-cursor', 'not-allowed-to-read'],
  })
  async schedule(
    @Param('unitCode') unit: string,
    @Query(queryPipe) query: PageQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { duties, books, clock, reference } = this.system.parts;
    const after = this.system.cursors.read(['schedule', unit], query.cursor, isDutyCursor);
    if (reference.tree.regionOf(unit)?.code !== this.system.regionOf(request))
      throw new Problem('unit-not-found', { params: { id: unit } });
    this.system.mustRead(request, 'queue', unit);
    const { schemas } = await this.system.read(request, reply);
    const now = await clock.now();
    const limit = limitOf(query);
    const filter = { unit, falling: true } as const;
    const [ofCases, ofBooks] = await Promise.all([
      duties.page(schemas.cases ?? '', filter, { order: 'due', after, limit: limit + 1, now }),
      books.owedBy(schemas.books ?? '', unit, { after, limit: limit + 1 }),
    ]);
    const all = soonestFirst([...ofCases.items.map(ofCase), ...ofBooks.map((duty) => ofBook(duty, now))]);
    const last = all[limit - 1];
    return {
      unit,
      items: all.slice(0, limit).map(({ entry }) => entry),
      next: all.length > limit && last ? this.system.cursors.write(['schedule', unit], last.at) : null,
    };
  }
}
