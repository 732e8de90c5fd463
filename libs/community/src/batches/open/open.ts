import { head } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface BatchAnnounced {
  readonly type: 'BatchAnnounced';
  readonly data: { readonly by: string };
}
export const BatchAnnounced = defineEvent<BatchAnnounced>('BatchAnnounced', {
  evolve: (state) => ({ ...state, phase: 'announced' }),
  words: { zh: '{by}发布招录公告。', en: '{by} announced the batch.' },
});

/** 公告: registration is open until its last day. */
export const open = defineAct('open', {
  word: { zh: '公告', en: 'open' },
  summary: { zh: '发布公告，开始报名。', en: 'Announce it and open the registration.' },
  who: head,
  guards: [onlyWhile('quota')],
  events: [BatchAnnounced],
  decide: (_state, _said: object, { asker }) => [BatchAnnounced.of({ by: asker.person })],
});
