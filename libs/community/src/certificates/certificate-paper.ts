import type { PaperContent } from '#libs/case';
import { dateAt } from '../kit/index.js';
import { refusal, type Naming } from '#libs/kernel/domain';
import type { Certificate } from './kit.js';
import { RULE } from './rules.js';

export const notIssuedYet = refusal('certificate-not-printed', {
  rule: `${RULE} 出具`,
  title: { zh: '尚未出具', en: 'Not issued yet' },
  detail: {
    zh: '证明{number}尚未出具，不能打印。请先用印并出具。',
    en: 'Certificate {number} is not issued and cannot be printed. Have it sealed and issue it first.',
  },
});

/** What stands on a certificate beside what the book knows. */
export interface CertificateView {
  readonly naming: Naming;
  /** The resident's full name, or 〔略〕 for who may not read it. */
  readonly resident: string;
  /** The line of the seal's register. */
  readonly sealEntry: string;
  /** The value by which its history up to its issue can be proven. */
  readonly chain: string;
  readonly issuedAt: string;
}

/** 社区证明, as it is printed: its number, the entry of its seal, and the chain of its history. */
export function certificatePaper(
  certificate: Certificate,
  { naming, resident, sealEntry, chain, issuedAt }: CertificateView,
): PaperContent {
  const { number, kind, unit, approver, askedBy, list, phase } = certificate;
  const community = naming.unit(unit);
  return {
    title: phase === 'voided' ? '社区证明（已作废）' : '社区证明',
    number,
    addressee: askedBy ?? '有关单位',
    paragraphs: [`兹证明：${resident}系${community}居民，所请证明事项“${kind}”属实。`],
    rows: [
      ['证明编号', number],
      ['证明种类', kind],
      ['用印登记', sealEntry],
      ['签批人', approver ?? '—'],
      ['清单版本', list],
    ],
    materials: [],
    closing: ['证明编号和用印登记可向出具社区核对。'],
    contacts: [['出具单位', community]],
    issuer: community,
    below: null,
    date: dateAt(certificate, issuedAt),
    chain,
    signer: null,
  };
}
