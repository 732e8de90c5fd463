import { refusal, refuse } from '#libs/kernel/domain';
import { HALL_RULE } from '../../hall/hours.js';
import { clerkOfTheHall, defineAct, defineEvent, guard } from '../kit.js';
import { CALLS } from '../queue.js';
import { onlyWhile, onlyWhoCalledIt } from '../rules.js';

export interface TicketPassed {
  readonly type: 'TicketPassed';
  readonly data: { readonly calls: number };
}
export const TicketPassed = defineEvent<TicketPassed>('TicketPassed', {
  evolve: (state, _data, at) => ({ ...state, phase: 'passed', passedAt: at, clerk: null }),
  words: { zh: '叫号{calls}次未到，过号。', en: 'Called {calls} times and nobody came: passed.' },
});

const calledFirst = refusal('not-called-three-times', {
  rule: `${HALL_RULE} 叫号三次不到为过号`,
  title: { zh: '未叫满三次', en: 'Not called three times' },
  detail: {
    zh: '号票{code}只叫了{calls}次，叫满三次不到才过号。',
    en: 'Ticket {code} was called {calls} times; it is passed after three.',
  },
});

/** 叫满三次. */
export const onlyAfterThreeCalls = guard([calledFirst], ({ calls, code }) =>
  calls.length < CALLS ? refuse(calledFirst, { code, calls: String(calls.length) }) : null,
);

/** 过号. */
export const pass = defineAct('pass', {
  word: { zh: '过号', en: 'pass' },
  summary: { zh: '叫满三次不到，过号。', en: 'Pass it: called three times, and nobody came.' },
  who: clerkOfTheHall,
  guards: [onlyWhile('called'), onlyWhoCalledIt, onlyAfterThreeCalls],
  events: [TicketPassed],
  decide: ({ calls }) => [TicketPassed.of({ calls: calls.length })],
});
