import { caseHistory, caseMatter } from '#libs/case';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { timeline } from '#libs/case';
import { MatterNotFound } from '#libs/kernel';
import { isAddressedTo, mayReadTexts, paperContent, papersOf, type KnownCase, type PaperEvent } from '#libs/case';
import { WITHHELD } from '#libs/kernel/domain';
import { isUuid } from '#libs/runtime';
import { paperFormatOf, PDF } from '../http/negotiation.js';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { FileOperation, QueryOperation } from '../openapi/answers.js';
import { System } from '../system.js';
import { PaperListShown } from './paper-dto.js';
import { paperHtml } from './paper-html.js';
import { paperPdf } from './paper-pdf.js';

const CASE_ID = {
  name: 'caseId',
  description: '办件标识。Id of the case.',
  schema: { type: 'string', format: 'uuid' },
} as const;
const NUMBER = { name: 'number', description: '文书编号。Number of the paper.', example: 'REC-1' } as const;
/** The page needs nothing from elsewhere and runs nothing, whatever a text in it says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

interface Opened {
  readonly state: KnownCase;
  readonly revision: number;
  readonly events: readonly PaperEvent[];
  /** Whether the asker reads the texts of the case, and so sees who asked. */
  readonly readsTexts: boolean;
}

/** 文书: receipts, notices and decisions, set from the case's events whenever they are asked for. */
@ApiTags('办件 Cases')
@Controller('v1/cases/:caseId/papers')
export class PapersController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get()
  @ApiParam(CASE_ID)
  @QueryOperation({
    id: 'listPapers',
    summary: '本件的文书。The papers of a case.',
    answer: PaperListShown,
    errors: ['case-not-found', 'not-allowed-to-read'],
  })
  async list(@Param('caseId') caseId: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    const { events } = await this.open(caseId, request, reply);
    return { items: papersOf(events) };
  }

  @Get(':number')
  @ApiParam(CASE_ID)
  @ApiParam(NUMBER)
  @FileOperation({
    id: 'getPaper',
    summary:
      '打印一份文书：HTML，或在 Accept 中写 application/pdf。One paper, to be printed: HTML, or PDF where Accept asks for it.',
    types: ['text/html', PDF],
    errors: ['case-not-found', 'not-allowed-to-read', 'paper-not-found', 'not-acceptable'],
  })
  async paper(
    @Param('caseId') caseId: string,
    @Param('number') number: string,
    @Req() request: ApiRequest,
    @Res() reply: ApiReply,
  ): Promise<void> {
    const format = paperFormatOf(request.headers.accept);
    const { state, events, readsTexts } = await this.open(caseId, request, reply);
    const paper = papersOf(events).find((each) => each.number === number);
    const content = paper && paperContent(paper, events, await this.viewOf(state, readsTexts, request));
    if (!paper || !content) throw new Problem('paper-not-found', { params: { id: number.slice(0, 20) } });
    if (!format) throw new Problem('not-acceptable');
    const body = format === PDF ? await paperPdf(content, paper.at) : paperHtml(content);
    void reply
      .header('content-type', format === PDF ? PDF : 'text/html; charset=utf-8')
      .header('content-language', 'zh-CN')
      .header('content-disposition', `inline; filename="${content.number}.${format === PDF ? 'pdf' : 'html'}"`)
      .header('content-security-policy', POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('vary', 'Accept')
      .send(body);
  }

  /** The case's events with their texts as the timeline would show them to the asker. */
  private async open(caseId: string, request: ApiRequest, reply: ApiReply): Promise<Opened> {
    await this.system.read(request, reply);
    const { log, reference, residents } = this.system.parts;
    if (!isUuid(caseId)) throw new MatterNotFound('case', caseId);
    const history = await caseHistory(log, this.system.caseEvents, caseId);
    const { revision } = history;
    const state = history.fold(caseMatter);
    if (state.phase === 'none' || state.region !== this.system.regionOf(request))
      throw new MatterNotFound('case', caseId);
    this.system.mustRead(request, 'case');
    void reply.header('etag', `"${revision}"`);
    const { asker } = request;
    const readsTexts = mayReadTexts(asker, state, reference.tree);
    const entries = await timeline(
      history.events,
      (texts) => residents.sealer.open(texts),
      this.naming(request),
      (event) => readsTexts || isAddressedTo(asker.unit, event),
    );
    const events = entries.map(({ type, data, ...circumstances }, index) => ({
      ...circumstances,
      event: { type, data } as PaperEvent['event'],
      chain: history.events[index]?.metadata.chain ?? '',
    }));
    return { state, revision, events, readsTexts };
  }

  private async viewOf({ region, item, itemVersion, residentId }: KnownCase, readsTexts: boolean, request: ApiRequest) {
    const { reference, residents } = this.system.parts;
    const known = residentId !== null && readsTexts ? await residents.registry.masked(region, residentId) : null;
    return {
      naming: this.naming(request),
      item: reference.itemVersion(region, item, itemVersion)?.item ?? null,
      applicant: residentId === null ? null : (known?.name ?? WITHHELD),
    };
  }

  /** A paper is written in Chinese, whatever language the asker reads. */
  private naming({ asker }: ApiRequest) {
    return this.system.naming({ asker, language: 'zh' });
  }
}
