import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LookFilter } from '#libs/access';
import { addDays, localDateOf, startOfDay } from '#libs/clocks/domain';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isRevision } from '../lists/cursor.js';
import { limitOf } from '../lists/page-query.js';
import { unitsBelow } from '../lists/units-below.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { AccessLogQuery, AccessLogShown } from './access-log-dto.js';

const DEFAULT_DAYS = 30;

/** Who looked at what: for the auditor, and for a supervisor what was looked at of the residents of the own units. */
@ApiTags('查阅记录 Access log')
@Controller('v1/access-log')
export class AccessLogController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get()
  @QueryOperation({
    id: 'listAccessLog',
    summary: '查阅记录，新的在前。Who looked at what, newest first.',
    answer: AccessLogShown,
    errors: ['invalid-cursor', 'not-allowed-to-read'],
  })
  async list(
    @Query(queryPipe) query: AccessLogQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const filter = this.filterOf(query, request);
    const after = this.system.cursors.read(filter, query.cursor, isRevision);
    this.system.mustRead(request, 'access-log');
    await this.system.read(request, reply);
    const limit = limitOf(query);
    const rows = await this.system.parts.accessLog.list(filter, after, limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const items = rows.slice(0, limit).map(({ id: _id, ...look }) => look);
    return { items, next: last ? this.system.cursors.write(filter, last.id) : null };
  }

  /** Looks are recorded in real time, and asked for in days of it. */
  private filterOf({ from, to, person, subject }: AccessLogQuery, request: ApiRequest): LookFilter {
    const zone = this.system.timezoneOf(request);
    const last = to ?? localDateOf(new Date().toISOString(), zone);
    const first = from ?? addDays(last, 1 - DEFAULT_DAYS);
    if (first > last) throw new Problem('invalid-parameter', { faults: [fieldFault('from', 'period')] });
    const region = this.system.regionOf(request);
    return {
      region,
      from: startOfDay(first, zone),
      before: startOfDay(addDays(last, 1), zone),
      person: person ?? null,
      subject: subject ?? null,
      homeUnits: unitsBelow('unit', request.asker.unit, region, this.system.parts.reference.tree) ?? null,
    };
  }
}
