import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { RegionTree } from '#libs/region/domain';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { periodOf } from '../lists/period.js';
import { QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { queryPipe } from '../validation/pipes.js';
import { BoardQuery, BoardShown } from './board-dto.js';
import { bookBoard } from './community-figures.js';

const CODE = { name: 'code', description: '单位编码。Code of the unit.', schema: { type: 'string' } } as const;
const errors = ['unit-not-found', 'not-allowed-to-read'] as const;

/** 看板. */
@ApiTags('看板 Boards')
@Controller('v1/boards')
export class BoardsController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get('communities/:code')
  @ApiParam(CODE)
  @QueryOperation({
    id: 'getCommunityBoard',
    summary: '社区（村）或本级看板。The board of a community, or of a division’s own desk.',
    answer: BoardShown,
    errors,
  })
  community(
    @Param('code') code: string,
    @Query(queryPipe) query: BoardQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.board(code, (tree) => tree.leaf(code) !== null, query, request, reply);
  }

  @Get('districts/:code')
  @ApiParam(CODE)
  @QueryOperation({ id: 'getDistrictBoard', summary: '区县看板。The board of a district.', answer: BoardShown, errors })
  district(
    @Param('code') code: string,
    @Query(queryPipe) query: BoardQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.board(code, (tree) => tree.unit(code)?.kind === 'district', query, request, reply);
  }

  @Get('regions/:code')
  @ApiParam(CODE)
  @QueryOperation({ id: 'getRegionBoard', summary: '全区域看板。The board of a region.', answer: BoardShown, errors })
  region(
    @Param('code') code: string,
    @Query(queryPipe) query: BoardQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.board(code, (tree) => tree.unit(code)?.parent === null, query, request, reply);
  }

  @Get('region')
  @QueryOperation({
    id: 'getOwnRegionBoard',
    summary: '本人所在区域看板。The board of the asker’s region.',
    answer: BoardShown,
    errors,
  })
  ownRegion(
    @Query(queryPipe) query: BoardQuery,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    return this.board(this.system.regionOf(request), () => true, query, request, reply);
  }

  private async board(
    code: string,
    isOfLevel: (tree: RegionTree) => boolean,
    query: BoardQuery,
    request: ApiRequest,
    reply: ApiReply,
  ) {
    const { boards, books, reference } = this.system.parts;
    const period = await periodOf(query, request, this.system);
    // A board of a past day shows the units as they were then.
    const tree = reference.tree.asOf(period.to);
    if (!isOfLevel(tree) || tree.regionOf(code)?.code !== this.system.regionOf(request))
      throw new Problem('unit-not-found', { params: { id: code } });
    this.system.mustRead(request, 'board', code);
    const { schemas } = await this.system.read(request, reply);
    const [board, { whole, ofChild }] = await Promise.all([
      boards.board(schemas.boards ?? '', code, period, tree),
      bookBoard(books, schemas.books ?? '', { unit: code, ...period, tree }),
    ]);
    if (!board) throw new Problem('unit-not-found', { params: { id: code } });
    const children = board.children.map((child) => ({ ...child, community: ofChild(child.unit) }));
    return { ...board, community: whole, children };
  }
}
