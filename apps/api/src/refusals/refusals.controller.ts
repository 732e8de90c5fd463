import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { caseMatter } from '#libs/case';
import { BOOKS } from '#libs/community';
import type { Naming } from '#libs/kernel/domain';
import type { RefusalCursor, RefusalFilter } from '#libs/read-models';
import { isUuid } from '#libs/runtime';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isTime } from '../lists/cursor.js';
import { limitOf } from '../lists/page-query.js';
import { periodOf } from '../lists/period.js';
import { unitsBelow } from '../lists/units-below.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { RefusalsQuery, RefusalsShown } from './refusals-dto.js';

/** 拒收登记: what was asked for at counters that may not take it, and how often (rules §0, §9). */
@ApiTags('拒收登记 Refusals')
@Controller('v1/refusals')
export class RefusalsController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get()
  @QueryOperation({
    id: 'listRefusals',
    summary: '窗口拒收的申请及次数，新的在前。What counters refused, newest first, and how often.',
    answer: RefusalsShown,
    errors: ['invalid-cursor', 'not-allowed-to-read'],
  })
  async list(
    @Query(queryPipe) query: RefusalsQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { refusals } = this.system.parts;
    const filter = await this.filterOf(query, request);
    const cursor = this.system.cursors.read(['refusals', filter], query.cursor, isRefusalCursor);
    this.system.mustRead(request, 'case');
    const { schemas } = await this.system.read(request, reply);
    const schema = schemas.refusals ?? '';
    const limit = limitOf(query);
    const [{ total, groups }, rows] = await Promise.all([
      refusals.counts(schema, filter),
      refusals.list(schema, filter, cursor, limit + 1),
    ]);
    const named = namesIn(this.system.naming(request));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      ...{ from: filter.from, to: filter.to, total },
      counts: groups.map((group) => ({ ...group, ...named(group) })),
      items: rows.slice(0, limit).map(({ day: _day, ...row }) => ({ ...row, ...named(row) })),
      next: last ? this.system.cursors.write(['refusals', filter], { at: last.at, refusalId: last.refusalId }) : null,
    };
  }

  private async filterOf(query: RefusalsQuery, request: ApiRequest): Promise<RefusalFilter> {
    const region = this.system.regionOf(request);
    const { unit, item = null, code = null, person = null } = query;
    const units = unitsBelow('unit', unit, region, this.system.parts.reference.tree) ?? null;
    return { region, ...(await periodOf(query, request, this.system)), units, item, code, person };
  }
}

/** Why a request may be refused, by code: the titles stand with the rules, of receipts and of what the books begin. */
const REASONS = new Map(
  [caseMatter, ...BOOKS.map(({ matter }) => matter)]
    .flatMap((matter) =>
      matter.acts.filter(({ reach }) => reach === 'begins').flatMap((act) => matter.refusalsOf(act as never)),
    )
    .map(({ code, title }) => [code, title]),
);

function namesIn(naming: Naming) {
  return ({ unit, item, code }: { readonly unit: string; readonly item: string; readonly code: string }) => ({
    unitName: naming.unit(unit),
    itemName: naming.item(item),
    reason: REASONS.get(code)?.[naming.language] ?? code,
  });
}

function isRefusalCursor(at: unknown): at is RefusalCursor {
  if (typeof at !== 'object' || at === null || !('at' in at) || !('refusalId' in at)) return false;
  return isTime(at.at) && typeof at.refusalId === 'string' && isUuid(at.refusalId);
}
