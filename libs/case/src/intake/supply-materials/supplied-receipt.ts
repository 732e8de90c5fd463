import { openCorrection, openGaps } from '../../state/review.js';
import type { KnownCase } from '../../state/case.js';
import { definePaper } from '../../documents/parts.js';
import { localTime, materialName, materialRows, rowOf } from '../../documents/phrases.js';

interface Supplied {
  readonly unit: string;
  readonly materials: readonly string[];
  readonly note: string | null;
}

/** 补交材料接收凭证: what was brought later, and what is still owed. */
export const suppliedReceipt = definePaper<Supplied>({
  code: 'BJ',
  print: ({ unit, materials, note }, { state, item, naming, at, actor }) => ({
    paragraphs: ['现收到你（单位）补交的下列材料。'],
    rows: [
      ['收件单位', naming.unit(unit)],
      ['收件时间', localTime(at, state.timezone)],
      ['收件人', actor.person],
      ...rowOf('说明', note),
      [
        '尚缺材料',
        stillOwed(state)
          .map((code) => materialName(code, item))
          .join('、') || '无',
      ],
    ],
    materials: materialRows(materials, '已收', item),
  }),
});

function stillOwed({ missing, review }: KnownCase): readonly string[] {
  const owed = [
    ...missing,
    ...(openCorrection(review)?.owed ?? []),
    ...openGaps(review).map(({ material }) => material),
  ];
  return [...new Set(owed)];
}
