import type { LocalDate } from '#libs/clocks/domain';
import { definePaper } from '../../documents/parts.js';
import { lastDay } from '../../documents/phrases.js';

/** 视为撤回告知书 of a window that has passed. */
export const windowPassed = definePaper<{ readonly due: LocalDate }>({
  code: 'SC',
  print: ({ due }) => ({
    paragraphs: ['你（单位）未在规定的期间内前来办理，按照规定，视为撤回申请。'],
    rows: [['期间届满', lastDay(due)]],
    closing: ['仍有需要的，可以重新提出申请，期间重新计算。'],
  }),
});
