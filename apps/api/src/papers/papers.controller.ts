import { caseHistory, caseMatter } from '#libs/case';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { timeline } from '#libs/case';
import { MatterNotFound } from '#libs/kernel';
import {
  contactsOf,
  mayReadTexts,
  paperContent,
  paperEvents,
  papersOf,
  sightOf,
  type KnownCase,
  type Paper,
  type PaperEvent,
  type PaperView,
} from '#libs/case';
import { WITHHELD } from '#libs/kernel/domain';
import { isUuid } from '#libs/runtime';
import { recordLook } from '../access/recorded-look.js';
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
    errors: ['case-not-found', 'case-unreadable', 'not-allowed-to-read'],
  })
  async list(@Param('caseId') caseId: string, @Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply) {
    const { events, state } = await this.open(caseId, request, reply);
    return { items: papersOf(events, { item: this.itemOf(state) }).map(shown) };
  }

  @Get(':number')
  @ApiParam(CASE_ID)
  @ApiParam(NUMBER)
  @FileOperation({
    id: 'getPaper',
    summary:
      '打印一份文书：HTML，或在 Accept 中写 application/pdf。One paper, to be printed: HTML, or PDF where Accept asks for it.',
    types: ['text/html', PDF],
    errors: ['case-not-found', 'case-unreadable', 'not-allowed-to-read', 'paper-not-found', 'not-acceptable'],
  })
  async paper(
    @Param('caseId') caseId: string,
    @Param('number') number: string,
    @Req() request: ApiRequest,
    @Res() reply: ApiReply,
  ): Promise<void> {
    const format = paperFormatOf(request.headers.accept);
    const { state, events, readsTexts } = await this.open(caseId, request, reply);
    const paper = papersOf(events, { item: this.itemOf(state) }).find((each) => each.number === number);
    if (paper) await recordLook(this.system, request, { caseId, state, what: 'paper' });
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
      { ...this.naming(request), about: state.item },
      sightOf(asker, state, reference.tree),
    );
    return { state, revision, events: paperEvents(history.events, entries), readsTexts };
  }

  /** The full name is opened for the paper, and only for who reads the texts of the case. */
  private async viewOf(state: KnownCase, readsTexts: boolean, request: ApiRequest): Promise<PaperView> {
    const { reference, residents } = this.system.parts;
    const { region, residentId } = state;
    const naming = this.naming(request);
    const isNamed = residentId !== null && readsTexts;
    const known = isNamed ? await residents.registry.named(region, residentId) : null;
    const withheld = residentId === null ? null : WITHHELD;
    return {
      naming,
      item: this.itemOf(state),
      applicant: known?.name ?? withheld,
      masked: known?.masked ?? withheld,
      calendar: reference.calendarOf(region),
      contact: contactsOf({}, reference.tree, naming),
    };
  }

  private itemOf({ region, item, itemVersion }: KnownCase) {
    return this.system.parts.reference.itemVersion(region, item, itemVersion)?.item ?? null;
  }

  /** A paper is written in Chinese, whatever language the asker reads. */
  private naming({ asker }: ApiRequest) {
    return this.system.naming({ asker, language: 'zh' });
  }
}

function shown({ number, code, title, at, unit, revision }: Paper) {
  return { number, code, title, at, unit, revision };
}
