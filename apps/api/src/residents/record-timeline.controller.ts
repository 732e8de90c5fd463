import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { EventRegistry } from '#libs/event-log';
import { History } from '#libs/kernel';
import { RESIDENT_EVENTS, recordTimeline, residentStream, type ResidentEvent } from '#libs/residents/domain';
import { isUuid } from '#libs/runtime';
import { ActorShown } from '../cases/case-dto.js';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isRevision } from '../lists/cursor.js';
import { limitOf, PageQuery } from '../lists/page-query.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { Shown } from '../validation/fields.js';
import { queryPipe } from '../validation/pipes.js';

export class RecordEntryShown {
  @Shown('事件序号。Revision of the event.', { example: 1 }) revision!: number;
  @Shown('发生时间。When it happened.', { format: 'date-time' }) at!: string;
  @Shown('事件名。Type of the event.', { example: 'ResidentCorrected' }) type!: string;
  @Shown('由谁。Who did it.', { type: () => ActorShown }) actor!: ActorShown;
  @Shown('改了哪些字段；内容不显示。Which fields were changed; what they hold is not shown.', {
    type: String,
    isArray: true,
  })
  fields!: string[];
  @Shown('迁移自哪日起；其他为空。Since when a move holds; null for all else.', {
    type: String,
    format: 'date',
    nullable: true,
  })
  from!: string | null;
  @Shown('用话说。In plain words.') text!: string;
}

export class RecordTimelineShown {
  @Shown('按发生的先后。In order.', { type: () => RecordEntryShown, isArray: true }) items!: RecordEntryShown[];
  @Shown('下一页的 cursor。Cursor of the next page; null at the end.', { type: String, nullable: true })
  next!: string | null;
}

/** What was done to a resident's record: registered, corrected, moved, died. */
@ApiTags('居民 Residents')
@Controller('v1/residents')
export class RecordTimelineController {
  private readonly registry = new EventRegistry(RESIDENT_EVENTS);

  constructor(@Inject(System) private readonly system: System) {}

  @Get(':residentId/timeline')
  @ApiParam({
    name: 'residentId',
    description: '居民标识。Id of the resident.',
    schema: { type: 'string', format: 'uuid' },
  })
  @QueryOperation({
    id: 'getResidentTimeline',
    summary: '登记的经过：改了什么、谁改、何时。What was changed of a record, by whom and when.',
    answer: RecordTimelineShown,
    errors: ['resident-not-found', 'record-unreadable', 'invalid-cursor', 'not-allowed-to-read'],
  })
  async timeline(
    @Param('residentId') id: string,
    @Query(queryPipe) query: PageQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const filter = ['resident-timeline', id];
    const from = this.system.cursors.read(filter, query.cursor, isRevision) ?? 0;
    const { log, residents } = this.system.parts;
    const known = isUuid(id) ? await residents.registry.masked(this.system.regionOf(request), id) : null;
    if (!known) throw new Problem('resident-not-found', { params: { id } });
    this.system.mustRead(request, 'resident');
    await this.system.read(request, reply);
    const history = await History.read<ResidentEvent>(log, this.registry, residentStream(id));
    void reply.header('etag', `"${history.revision}"`);
    const to = from + limitOf(query);
    const items = recordTimeline(history.events.slice(from, to), this.system.naming(request));
    return { items, next: to > history.revision ? null : this.system.cursors.write(filter, to) };
  }
}
