import { bookOf, clockOf } from '../kit/index.js';
import { approve } from './approve/approve.js';
import { issue } from './issue/issue.js';
import { states, type Certificate } from './kit.js';
import { refuse } from './refuse/refuse.js';
import { request } from './request/request.js';
import { RULE } from './rules.js';
import { voidCertificate } from './void/void.js';

const STATE_WORDS = {
  requested: { zh: '已申请', en: 'requested' },
  approved: { zh: '已签批', en: 'approved' },
  refused: { zh: '不予出具', en: 'refused' },
  issued: { zh: '已出具', en: 'issued' },
  voided: { zh: '已作废', en: 'voided' },
};

/** 3 WD by law (SQ-01); what is on the positive list is promised for the same day. */
const STATUTORY_DAYS = 3;

/** 社区证明: what a community certifies, by the lists. */
export const certificateBook = bookOf<Certificate>({
  name: 'certificate',
  path: 'certificates',
  word: { zh: '社区证明', en: 'certificate' },
  rule: RULE,
  states,
  acts: [request, approve, refuse, issue, voidCertificate],
  stateWords: STATE_WORDS,
  words: {
    certificate: STATE_WORDS,
    standing: {
      positive: { zh: '正面清单', en: 'positive list' },
      between: { zh: '清单以外', en: 'on neither list' },
    },
  },
  fields: {
    residentId: { zh: '居民', en: 'resident', of: ({ residentId }) => residentId },
    kind: { zh: '证明种类', en: 'kind', of: ({ kind }) => kind },
    standing: { zh: '清单', en: 'how it stands to the lists', of: ({ standing }) => standing },
    list: { zh: '清单版本', en: 'version of the lists', of: ({ list }) => list },
    askedBy: { zh: '要求单位', en: 'demanded by', of: ({ askedBy }) => askedBy },
    caseId: { zh: '办件', en: 'case', of: ({ caseId }) => caseId },
    requester: { zh: '经办人', en: 'asked by', of: ({ requester }) => requester },
    approver: { zh: '签批人', en: 'decided by', of: ({ approver }) => approver },
    sealUse: { zh: '用印', en: 'use of the seal', of: ({ sealUse }) => sealUse },
    issuedAt: { zh: '出具时间', en: 'issued at', of: ({ issuedAt }) => issuedAt },
  },
  clocks: (entry, calendar) => [
    clockOf(entry, calendar, {
      name: 'decision',
      word: { zh: '证明签批', en: 'decision on the certificate' },
      owedBy: entry.unit,
      start: entry.begunAt,
      endedAt: entry.decidedAt,
      value: entry.standing === 'positive' ? 0 : STATUTORY_DAYS,
      unit: 'working-day',
    }),
    ...(entry.decidedAt === null || entry.phase === 'refused'
      ? []
      : [
          clockOf(entry, calendar, {
            name: 'issue',
            word: { zh: '证明出具', en: 'issue of the certificate' },
            owedBy: entry.unit,
            start: entry.begunAt,
            endedAt: entry.issuedAt,
            value: STATUTORY_DAYS,
            unit: 'working-day',
          }),
        ]),
  ],
  figures: {
    requested: { kind: 'flow', zh: '申请证明', en: 'Certificates asked for' },
    issued: { kind: 'flow', zh: '出具证明', en: 'Certificates issued' },
    refused: { kind: 'flow', zh: '不予出具', en: 'Certificates refused' },
    voided: { kind: 'flow', zh: '作废证明', en: 'Certificates voided' },
    offTheLists: { kind: 'flow', zh: '清单以外的申请', en: 'Asked for and on neither list' },
  },
  flows: ({ event }, _before, after) => {
    if (event.type === 'CertificateRequested')
      return { requested: 1, offTheLists: after.standing === 'between' ? 1 : 0 };
    if (event.type === 'CertificateIssued') return { issued: 1 };
    if (event.type === 'CertificateRefused') return { refused: 1 };
    return event.type === 'CertificateVoided' ? { voided: 1 } : {};
  },
  search: ({ kind, askedBy }) => [kind, askedBy],
  names: ({ payload }, entry) => {
    const { residentId, sealUse } = payload as { readonly residentId?: string; readonly sealUse?: string };
    return entry ? { entries: [{ book: 'seal-use', id: sealUse }] } : { residents: [residentId] };
  },
  residentOf: ({ residentId }) => residentId,
});
