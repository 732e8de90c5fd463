import { definePaper } from '../../documents/parts.js';
import { localTime } from '../../documents/phrases.js';

/** 撤回确认书: at the applicant's wish; nothing was decided. */
export const withdrawal = definePaper<{ readonly reason: string }>({
  code: 'CH',
  print: ({ reason }, { state, at }) => ({
    paragraphs: ['根据你（单位）的要求，本申请已撤回，不再办理。'],
    rows: [
      ['撤回原因', reason],
      ['撤回时间', localTime(at, state.timezone)],
    ],
    closing: ['需要办理的，可以重新提出申请。'],
    signer: '申请人',
  }),
});
