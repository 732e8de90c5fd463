import { head } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface BatchClosed {
  readonly type: 'BatchClosed';
  readonly data: { readonly hired: number };
}
export const BatchClosed = defineEvent<BatchClosed>('BatchClosed', {
  evolve: (state) => ({ ...state, phase: 'closed' }),
  words: { zh: '批次结束，共录用{hired}人。', en: 'The batch is closed; {hired} were hired.' },
});

/** 结束: nobody is hired from it any more. */
export const close = defineAct('close', {
  word: { zh: '结束', en: 'close' },
  summary: { zh: '结束招录批次。', en: 'Close the batch.' },
  who: head,
  guards: [onlyWhile('announced', 'noticed')],
  events: [BatchClosed],
  decide: ({ candidates }) => [BatchClosed.of({ hired: candidates.filter(({ person }) => person !== null).length })],
});
