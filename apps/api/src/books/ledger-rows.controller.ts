import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { BOOKS, generatedFrom, queryOf, sourcesOf, writtenByHand, type Ledger } from '#libs/community';
import { addDays, localDateOf, startOfDay, yearOf } from '#libs/clocks/domain';
import { CommandRefused, MatterNotFound } from '#libs/kernel';
import { refuse } from '#libs/kernel/domain';
import { isUuid } from '#libs/runtime';
import { fieldFault, Problem } from '../http/problem.js';
import { prefersJson } from '../http/negotiation.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { unitsBelow } from '../lists/units-below.js';
import { FileOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { CodeField, DateField } from '../validation/fields.js';
import { queryPipe } from '../validation/pipes.js';
import { ledgerCsv, rowsOf } from './ledger-rows.js';

const optional = true;
const CSV = 'text/csv';

/** What a ledger is generated for. */
export class LedgerRowsQuery {
  @CodeField({ description: '单位及其下级；默认本单位。The unit, or any below it; the asker’s unless told.', optional })
  unit?: string;
  @DateField({ description: '起（含）；默认当年。From; the current year unless told.', optional }) from?: string;
  @DateField({ description: '止（含）。Until, inclusive.', optional }) to?: string;
}

/** `GET /v1/ledgers/{id}/rows`: what communities wrote by hand comes out of events, with the query that answers the same. */
@ApiTags('台账 ledgers')
@Controller('v1/ledgers')
export class LedgerRowsController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get(':id/rows')
  @ApiParam({ name: 'id', description: '标识。Id.', schema: { type: 'string', format: 'uuid' } })
  @FileOperation({
    id: 'get-ledger-rows',
    summary: '由事件生成台账（CSV；JSON 另附查询）。The ledger, out of events: CSV, or JSON with its query.',
    types: [CSV, 'application/json'],
    errors: ['entry-not-found', 'not-allowed-to-read'],
    refusals: [writtenByHand],
  })
  async rows(
    @Param('id') id: string,
    @Query(queryPipe) query: LedgerRowsQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<unknown> {
    const { schemas } = await this.system.read(request, reply);
    const { books, clock, reference } = this.system.parts;
    const [region, zone, now] = [this.system.regionOf(request), this.system.timezoneOf(request), await clock.now()];
    const found = isUuid(id) ? await books.byId(schemas.books ?? '', 'ledger', id, now) : null;
    if (found?.state.region !== region) throw new MatterNotFound('ledger', id);
    this.system.mustRead(request, 'book');
    const ledger = found.state as Ledger;
    const generated = generatedFrom(ledger, sourcesOf(BOOKS));
    if (!generated) throw new CommandRefused(refuse(writtenByHand, { name: ledger.name, source: ledger.source }));

    const unit = query.unit ?? request.asker.unit;
    const year = yearOf(localDateOf(now, zone));
    const { from = `${year}-01-01`, to = `${year}-12-31` } = query;
    if (from > to) throw new Problem('invalid-parameter', { faults: [fieldFault('from', 'period')] });
    const period = { from: startOfDay(from, zone), before: startOfDay(addDays(to, 1), zone) };
    const units = unitsBelow('unit', unit, region, reference.tree) ?? null;
    const naming = this.system.naming(request);
    const calendar = reference.calendarOf(region);
    const of = { region, units, ...period, now, naming, calendar };
    const rows = await rowsOf(this.system.parts, schemas, generated, of);
    const told = queryOf(generated, { unit, from, to });
    void reply.header('tongban-query', told).header('vary', 'accept');
    if (prefersJson(request.headers.accept))
      return { code: ledger.code, name: ledger.name, query: told, columns: generated.columns, items: rows };
    void reply.type('text/csv; charset=utf-8');
    return ledgerCsv(generated.columns, rows);
  }
}
