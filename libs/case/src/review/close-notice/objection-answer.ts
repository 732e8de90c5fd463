import { definePaper, type PaperKindView } from '../../documents/parts.js';
import { localDay } from '../../documents/phrases.js';

const lastNotice = ({ state }: PaperKindView) => state.review.notices.at(-1);

/** 异议答复书: what became of the objections to a notice; nobody objected, nobody is answered. */
export const objectionAnswer = definePaper<{ readonly upheld: boolean; readonly unit: string }>({
  code: (_data, view) => ((lastNotice(view)?.objections.length ?? 0) > 0 ? 'YY' : null),
  print: ({ upheld, unit }, moment) => ({
    addressee: '异议人',
    paragraphs: [
      upheld
        ? '你（单位）对公示提出的异议经核查，成立。核查后的情况将重新公示。'
        : '你（单位）对公示提出的异议经核查，不成立。公示结束，依法继续办理。',
    ],
    rows: [
      [
        '提出异议',
        (lastNotice(moment)?.objections ?? []).map((each) => localDay(each, moment.state.timezone)).join('、'),
      ],
      ['核查结论', upheld ? '异议成立' : '异议不成立'],
    ],
    issuer: unit,
  }),
});
