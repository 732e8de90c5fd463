import { definePaper, type PaperKindView } from '../../documents/parts.js';
import { localDay, rowOf } from '../../documents/phrases.js';

interface Closed {
  readonly upheld: boolean;
  readonly unit: string;
  readonly answer?: string | null;
}

/** Whom the closing tells: everybody who objected where an objection was right, else those who have no answer of their own. */
function objectionsTold({ upheld }: Closed, { state }: PaperKindView) {
  const { objections = [], answers = [] } = state.review.notices.at(-1) ?? {};
  return objections.filter((_, index) => upheld || (answers[index] ?? null) === null);
}

/** 异议答复书: what became of the objections to a notice; nobody objected, nobody is answered. */
export const objectionAnswer = definePaper<Closed>({
  code: (closed, view) => (objectionsTold(closed, view).length > 0 ? 'YY' : null),
  print: (closed, moment) => ({
    addressee: '异议人',
    paragraphs: [
      closed.upheld
        ? '你（单位）对公示提出的异议经核查，成立。核查后的情况将重新公示。'
        : '你（单位）对公示提出的异议经核查，不成立。公示结束，依法继续办理。',
    ],
    rows: [
      [
        '提出异议',
        objectionsTold(closed, moment)
          .map((each) => localDay(each, moment.state.timezone))
          .join('、'),
      ],
      ['核查结论', closed.upheld ? '异议成立' : '异议不成立'],
      ...rowOf('答复', closed.answer ?? null),
    ],
    issuer: closed.unit,
  }),
});
