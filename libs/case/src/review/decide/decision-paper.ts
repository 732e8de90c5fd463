import { actOf, refusalTitle } from '../../documents/matter.js';
import { definePaper, type PaperBody, type PaperMoment } from '../../documents/parts.js';
import { dueAt, rowOf } from '../../documents/phrases.js';
import { REMEDY_CLAUSES, type Remedy } from '../../rules/remedies.js';

interface Decided {
  readonly outcome: 'granted' | 'refused';
  readonly reasons: string | null;
  readonly remedies: Remedy | null;
  readonly unit: string;
}

/** 准予决定书, 不予决定书: in writing; a refusal with its reasons and with what may be done against it (行政许可法 38). */
export const decisionPaper = definePaper<Decided>({
  code: ({ outcome }) => (outcome === 'granted' ? 'SAL' : 'NSA'),
  title: ({ outcome }, { item }) => (outcome === 'granted' ? '准予决定书' : refusalTitle(item)),
  print: (data, moment) => (data.outcome === 'granted' ? granted(data, moment) : refused(data, moment)),
});

function granted({ reasons, unit }: Decided, moment: PaperMoment): PaperBody {
  const { naming, item, result, state } = moment;
  const name = item?.name ?? naming.item(state.item);
  return {
    paragraphs: [`你（单位）的申请经审查，符合规定条件，决定准予${actOf(item)}。`],
    rows: [
      ['决定单位', naming.unit(unit)],
      ['决定内容', `准予${actOf(item)}：${name}`],
      ...rowOf('理由', reasons),
      ...rowOf('办理结果', result && `${result.kind}${result.number === null ? '' : `（${result.number}）`}`),
      ...rowOf('送达期限', dueAt('delivery', moment)),
    ],
    issuer: unit,
  };
}

function refused({ reasons, remedies, unit }: Decided, { naming, item }: PaperMoment): PaperBody {
  return {
    paragraphs: [`你（单位）的申请经审查，决定不予${actOf(item)}。`],
    rows: [['决定单位', naming.unit(unit)], ...rowOf('理由', reasons)],
    closing: [REMEDY_CLAUSES[remedies ?? 'review-or-lawsuit']],
    issuer: unit,
  };
}
