import { definePaper } from '../../documents/parts.js';
import { localTime } from '../../documents/phrases.js';
import { REMEDY_CLAUSES, remedyOf } from '../../rules/remedies.js';

/** 终止办理告知书: why the case cannot go on, and what may be done against it. */
export const terminationNotice = definePaper<{ readonly reason: string }>({
  code: 'ZZ',
  print: ({ reason }, { state, item, at }) => ({
    paragraphs: ['本申请因下列原因无法继续办理，现予终止，未作出决定。'],
    rows: [
      ['终止原因', reason],
      ['终止时间', localTime(at, state.timezone)],
    ],
    closing: [REMEDY_CLAUSES[remedyOf(item)]],
  }),
});
