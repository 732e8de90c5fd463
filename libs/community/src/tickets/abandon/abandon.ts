import { nobody } from '#libs/kernel/domain';
import { clerkOfTheHall, defineAct, defineEvent } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface TicketAbandoned {
  readonly type: 'TicketAbandoned';
  readonly data: { readonly why: 'left' | 'not-back' };
}
export const TicketAbandoned = defineEvent<TicketAbandoned>('TicketAbandoned', {
  evolve: (state, _data, at) => ({ ...state, phase: 'abandoned', endedAt: at }),
  words: { zh: '弃号：{ticket:why}。', en: 'Abandoned: {ticket:why}.' },
});

/** 弃号: the resident left. */
export const abandon = defineAct('abandon', {
  word: { zh: '弃号', en: 'abandon' },
  summary: { zh: '居民离开，弃号。', en: 'The resident has left.' },
  who: clerkOfTheHall,
  guards: [onlyWhile('issued', 'requeued', 'called', 'passed')],
  events: [TicketAbandoned],
  decide: () => [TicketAbandoned.of({ why: 'left' })],
});

/** Who was passed and did not come back in 15 minutes has given it up. */
export const expire = defineAct('expire', {
  word: { zh: '过号失效', en: 'expire' },
  who: nobody,
  guards: [onlyWhile('passed')],
  events: [TicketAbandoned],
  decide: () => [TicketAbandoned.of({ why: 'not-back' })],
});
