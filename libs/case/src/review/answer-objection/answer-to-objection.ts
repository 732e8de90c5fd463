import { definePaper } from '../../documents/parts.js';
import { localDay } from '../../documents/phrases.js';
import { objectionsOf } from '../../state/objections.js';

/** 异议答复书: what was found about one objection, while the notice hangs. */
export const answerToObjection = definePaper<{
  readonly objection: number;
  readonly unit: string;
  readonly answer: string;
}>({
  code: 'YY',
  print({ objection, unit, answer }, { state }) {
    const raised = objectionsOf(state.review).filter(({ ordinal }) => ordinal === objection);
    return {
      addressee: '异议人',
      paragraphs: ['你（单位）对公示提出的异议，经核查，答复如下。'],
      rows: [
        ['提出异议', raised.map(({ raisedAt }) => localDay(raisedAt, state.timezone)).join('、')],
        ['答复', answer],
      ],
      issuer: unit,
    };
  },
});
