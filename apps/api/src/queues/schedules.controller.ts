import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { ScheduleCursor } from '#libs/read-models';
import { isUuid } from '#libs/runtime';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isText, isTime, readCursor, writeCursor } from '../lists/cursor.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { Shown } from '../validation/fields.js';
import { queryPipe } from '../validation/pipes.js';

export class ScheduleEntryShown {
  @Shown('办件标识。Id of the case.', { format: 'uuid' }) caseId!: string;
  @Shown('办件编号。Number on the slip.') number!: string;
  @Shown('事项。Service item.', { example: 'MZ-10' }) item!: string;
  @Shown(
    '时限：本单位办件的 promised、statutory，或本单位另欠的，如 co-handling/co-1、supervision/order-1、rectification-1/answer、delivery。' +
      'Which clock: that of a case that lies with the unit, or of what it owes beside.',
    { example: 'promised' },
  )
  clock!: string;
  @Shown('到期日或到期时刻。Due date, or due time.', { example: '2026-03-23' }) due!: string;
  @Shown('自此时起超期。Late from then on.', { format: 'date-time' }) lateFrom!: string;
  @Shown('是否已超期。Whether it is late.') late!: boolean;
}

export class ScheduleShown {
  @Shown('单位。Unit.', { example: '210102-MZ' }) unit!: string;
  @Shown('先到期的在前。What falls due first comes first.', { type: () => ScheduleEntryShown, isArray: true })
  items!: ScheduleEntryShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true }) next!:
    string | null;
}

/** 时限表: what falls due when at a unit. */
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
      '本单位在办件的时限，以及协办、督办、差评整改、送达等本单位另欠的。' +
      'The limits of the cases that lie with it, and what it owes beside: co-handlings, supervision orders, rectifications, results to hand out.',
    answer: ScheduleShown,
    errors: ['unit-not-found', 'invalid-cursor', 'not-allowed-to-read'],
  })
  async schedule(
    @Param('unitCode') unit: string,
    @Query(queryPipe) query: PageQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { schedules, clock, reference } = this.system.parts;
    const cursor = readCursor(['schedule', unit], query.cursor, isScheduleCursor);
    if (reference.tree.regionOf(unit)?.code !== this.system.regionOf(request))
      throw new Problem('unit-not-found', { params: { id: unit } });
    this.system.mustRead(request, 'queue', unit);
    const { schemas } = await this.system.read(request, reply);
    const now = await clock.now();
    const page = await schedules.ofUnit(schemas.cases ?? '', unit, cursor, limitOf(query));
    return {
      unit,
      items: page.items.map((entry) => ({ ...entry, late: entry.lateFrom <= now })),
      next: page.next && writeCursor(['schedule', unit], page.next),
    };
  }
}

function isScheduleCursor(at: unknown): at is ScheduleCursor {
  if (!Array.isArray(at) || at.length !== 3 || !at.every(isText)) return false;
  const [lateFrom, caseId] = at;
  return isTime(lateFrom) && caseId !== undefined && isUuid(caseId);
}
