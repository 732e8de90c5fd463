import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent, onlyWhile } from '../kit.js';

export interface HomeServiceCancelled {
  readonly type: 'HomeServiceCancelled';
  readonly data: { readonly by: string };
}
export const HomeServiceCancelled = defineEvent<HomeServiceCancelled>('HomeServiceCancelled', {
  evolve: (state) => ({ ...state, phase: 'cancelled' }),
  words: { zh: '上门服务已取消。', en: 'The home service was cancelled.' },
});

/** 取消: before anybody has gone. */
export const cancel = defineAct('cancel', {
  word: { zh: '取消', en: 'cancel' },
  summary: { zh: '取消上门服务。', en: 'Cancel the home service.' },
  who: staffOrHead,
  guards: [onlyWhile('asked')],
  events: [HomeServiceCancelled],
  decide: (_state, _said: object, { asker }) => [HomeServiceCancelled.of({ by: asker.person })],
});
