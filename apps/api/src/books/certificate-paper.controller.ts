import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  bookHistory,
  certificateBook,
  certificatePaper,
  notIssuedYet,
  type Certificate,
  type CertificateIssued,
} from '#libs/community';
import { CommandRefused, MatterNotFound } from '#libs/kernel';
import { refuse, WITHHELD } from '#libs/kernel/domain';
import { isUuid } from '#libs/runtime';
import { paperFormatOf, PDF } from '../http/negotiation.js';
import { Problem } from '../http/problem.js';
import type { ApiReply, ApiRequest } from '../http/request.js';
import { FileOperation } from '../openapi/answers.js';
import { paperHtml } from '../papers/paper-html.js';
import { paperPdf } from '../papers/paper-pdf.js';
import { System } from '../system.js';

/** 证明打印: set from the certificate's events whenever it is asked for. */
@ApiTags('社区证明 certificates')
@Controller('v1/certificates')
export class CertificatePaperController {
  constructor(@Inject(System) private readonly system: System) {}

  @Get(':id/paper')
  @ApiParam({ name: 'id', description: '标识。Id.', schema: { type: 'string', format: 'uuid' } })
  @FileOperation({
    id: 'get-certificate-paper',
    summary: '打印证明：HTML，或在 Accept 中写 application/pdf。The certificate, to be printed: HTML, or PDF.',
    types: ['text/html', PDF],
    errors: ['entry-not-found', 'not-allowed-to-read', 'not-acceptable'],
    refusals: [notIssuedYet],
  })
  async paper(@Param('id') id: string, @Req() request: ApiRequest, @Res() reply: ApiReply): Promise<void> {
    await this.system.read(request, reply);
    const { log, bookRegistry } = this.system.parts;
    const history = isUuid(id) ? await bookHistory(log, bookRegistry, certificateBook, id) : null;
    const state = history?.fold(certificateBook.matter);
    if (!history || !isCertificate(state) || state.region !== this.system.regionOf(request))
      throw new MatterNotFound('certificate', id);
    this.system.mustRead(request, 'book');
    const certificate = state;
    const issued = history.events.find(({ event }) => event.type === 'CertificateIssued');
    if (!issued) throw new CommandRefused(refuse(notIssuedYet, { number: certificate.number }));
    const format = paperFormatOf(request.headers.accept);
    if (!format) throw new Problem('not-acceptable');
    const { entry } = (issued.event as CertificateIssued).data;
    const content = certificatePaper(certificate, {
      ...{
        naming: this.system.naming({ ...request, language: 'zh' }),
        resident: await this.nameOf(certificate, request),
      },
      ...{ sealEntry: entry, chain: issued.metadata.chain, issuedAt: issued.metadata.occurredAt },
    });
    const body = format === PDF ? await paperPdf(content, issued.metadata.occurredAt) : paperHtml(content);
    void reply
      .header('content-type', format === PDF ? PDF : 'text/html; charset=utf-8')
      .header('content-language', 'zh-CN')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('vary', 'Accept')
      .send(body);
  }

  /** The full name only for its own community and who stands above. */
  private async nameOf({ unit, region, residentId }: Certificate, { asker }: ApiRequest): Promise<string> {
    const { reference, residents } = this.system.parts;
    const isTheirs = asker.unit === unit || (asker.role === 'supervisor' && reference.tree.isWithin(unit, asker.unit));
    const known = isTheirs ? await residents.registry.named(region, residentId) : null;
    return known?.name ?? WITHHELD;
  }
}

function isCertificate(state: { readonly phase: string } | null | undefined): state is Certificate {
  return state !== null && state !== undefined && state.phase !== 'none';
}
