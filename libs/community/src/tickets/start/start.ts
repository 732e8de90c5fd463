import { clerkOfTheHall, defineAct, defineEvent } from '../kit.js';
import { onlyWhile, onlyWhoCalledIt } from '../rules.js';

export interface ServiceStarted {
  readonly type: 'ServiceStarted';
  readonly data: { readonly firstAsked: string };
}
export const ServiceStarted = defineEvent<ServiceStarted>('ServiceStarted', {
  evolve: (state, { firstAsked }, at) => ({ ...state, phase: 'serving', clerk: firstAsked, startedAt: at }),
  words: { zh: '{firstAsked}开始办理，为首问责任人。', en: '{firstAsked} began to serve, and is the first asked.' },
});

/** 开始办理: whoever called it is 首问责任人. */
export const start = defineAct('start', {
  word: { zh: '开始办理', en: 'start' },
  summary: { zh: '开始办理；叫号人为首问责任人。', en: 'Start to serve; whoever called is the first asked.' },
  who: clerkOfTheHall,
  guards: [onlyWhile('called'), onlyWhoCalledIt],
  events: [ServiceStarted],
  decide: (_state, _said: object, { asker }) => [ServiceStarted.of({ firstAsked: asker.person })],
});
