import { noAcceptanceTitle } from '../../documents/matter.js';
import { definePaper } from '../../documents/parts.js';
import { rowOf } from '../../documents/phrases.js';
import { REMEDY_CLAUSES, remedyOf } from '../../rules/remedies.js';

/** 不予受理通知书: why, where to go instead, and what may be done against it (行政许可法 32, 38). */
export const noAcceptanceNotice = definePaper<{ readonly reason: string; readonly rightAuthority: string | null }>({
  code: 'NGA',
  title: (_data, { item }) => noAcceptanceTitle(item),
  print: ({ reason, rightAuthority }, { item }) => ({
    paragraphs: ['你（单位）的申请经审查，决定不予受理。'],
    rows: [['不予受理的理由', reason], ...rowOf('应当提出申请的机关', rightAuthority)],
    closing: [REMEDY_CLAUSES[remedyOf(item)]],
  }),
});
