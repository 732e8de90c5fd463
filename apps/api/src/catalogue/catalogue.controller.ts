import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { searchItems, type ItemVersion } from '#libs/catalogue/domain';
import { searchUnits } from '#libs/region/domain';
import { fieldFault, Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { isText } from '../lists/cursor.js';
import { limitOf } from '../lists/page-query.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { ItemListShown, ItemQueryDto, UnitListShown, UnitQueryDto } from './catalogue-dto.js';

/** 事项和单位: what can be asked for, and who is there. */
@ApiTags('事项与单位 Items and units')
@Controller('v1')
export class CatalogueController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get('items')
  @QueryOperation({
    id: 'listItems',
    summary: '事项目录。The catalogue of service items.',
    answer: ItemListShown,
    errors: ['invalid-cursor'],
  })
  async items(
    @Query(queryPipe) { q, category, department, state, ...page }: ItemQueryDto,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const filter = { region: this.system.regionOf(request), ...given({ q, category, department, state }) };
    const after = this.system.cursors.read(filter, page.cursor, isText);
    await this.system.readReference(request, reply);
    const { catalogue } = this.system.parts.reference;
    const found = searchItems(catalogue, { ...filter, ...(after === null ? {} : { after }) });
    const row = ({ region, item, version, state: standing, basis }: ItemVersion) => {
      const next = catalogue.nextVersion(region, item.code);
      return {
        ...item,
        version,
        state: standing,
        basis,
        proposed: next && { version: next.version, state: next.state },
      };
    };
    return this.pageOf(found, limitOf(page), ({ item }) => item.code, filter, row);
  }

  @Get('units')
  @QueryOperation({
    id: 'listUnits',
    summary: '单位。The units of the region.',
    answer: UnitListShown,
    errors: ['invalid-cursor'],
  })
  async units(
    @Query(queryPipe) { parent, kind, q, ...page }: UnitQueryDto,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const { tree } = this.system.parts.reference;
    const filter = { region: this.system.regionOf(request), ...given({ parent, kind, q }) };
    const after = this.system.cursors.read(filter, page.cursor, isText);
    if (parent !== undefined && tree.regionOf(parent)?.code !== filter.region)
      throw new Problem('invalid-parameter', { faults: [fieldFault('parent', 'unit')] });
    await this.system.readReference(request, reply);
    const found = searchUnits(tree, { ...filter, ...(after === null ? {} : { after }) });
    return this.pageOf(
      found,
      limitOf(page),
      ({ code }) => code,
      filter,
      (unit) => unit,
    );
  }

  private pageOf<T, S>(
    found: readonly T[],
    limit: number,
    codeOf: (row: T) => string,
    filter: unknown,
    show: (row: T) => S,
  ) {
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const isMore = found.length > limit && last !== undefined;
    return { items: rows.map(show), next: isMore ? this.system.cursors.write(filter, codeOf(last)) : null };
  }
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what was not asked for. */
function given<T extends object>(query: T): Given<T> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Given<T>;
}
