import { refusal, refuse } from '#libs/kernel/domain';
import { HALL_RULE } from '../../hall/hours.js';
import { clerkOfTheHall, defineAct, defineEvent, guard, type Ticket } from '../kit.js';
import { BACK_WITHIN_MIN, backUntil, PLACES_BEHIND, queueOf } from '../queue.js';
import { onlyWhile } from '../rules.js';

export interface TicketRequeued {
  readonly type: 'TicketRequeued';
  readonly data: { readonly behind: readonly string[] };
}
export const TicketRequeued = defineEvent<TicketRequeued>('TicketRequeued', {
  evolve: (state, { behind }) => ({ ...state, phase: 'requeued', wasRequeued: true, behind, calls: [] }),
  words: { zh: '过号后回到队列，顺延。', en: 'Back in the queue, some places behind.' },
});

const requeuedOnce = refusal('requeued-already', {
  rule: `${HALL_RULE} 过号可找回一次`,
  title: { zh: '已找回过一次', en: 'Back once already' },
  detail: { zh: '号票{code}已找回过一次。请重新取号。', en: 'Ticket {code} came back once already. Take a new one.' },
});

const tooLongAgo = refusal('passed-too-long-ago', {
  rule: `${HALL_RULE} 过号${BACK_WITHIN_MIN}分钟内找回`,
  title: { zh: '过号太久', en: 'Passed too long ago' },
  detail: {
    zh: `号票{code}过号已超过${BACK_WITHIN_MIN}分钟。请重新取号。`,
    en: `Ticket {code} was passed more than ${BACK_WITHIN_MIN} minutes ago. Take a new one.`,
  },
});

/** 找回一次, 15分钟内. */
export const backOnceAndInTime = guard([requeuedOnce, tooLongAgo], ({ wasRequeued, passedAt, code }, { now }) => {
  if (wasRequeued) return refuse(requeuedOnce, { code });
  return passedAt !== null && now > backUntil(passedAt) ? refuse(tooLongAgo, { code }) : null;
});

/** 过号找回: within 15 minutes, three places behind, once. */
export const requeue = defineAct('requeue', {
  word: { zh: '找回', en: 'requeue' },
  summary: { zh: '过号后及时找回，顺延几位，一次。', en: 'Take it back into the queue soon after, once.' },
  who: clerkOfTheHall,
  guards: [onlyWhile('passed'), backOnceAndInTime],
  events: [TicketRequeued],
  decide: ({ hall }, _said: object, { all, now }) => {
    const ahead = queueOf(hall, all<Ticket>('ticket'), now).slice(0, PLACES_BEHIND);
    return [TicketRequeued.of({ behind: ahead.map(({ id }) => id) })];
  },
});
