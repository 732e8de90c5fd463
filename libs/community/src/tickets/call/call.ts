import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { HALL_RULE } from '../../hall/hours.js';
import type { BookContext } from '../../kit/index.js';
import { minutesBetween } from '../../rules/time.js';
import { clerkOfTheHall, defineAct, defineEvent, type Ticket, type SkipReason } from '../kit.js';
import { CALL_EVERY_MIN, CALLS, queueOf } from '../queue.js';
import { onlyWhile, onlyWhoCalledIt } from '../rules.js';

export interface TicketCalled {
  readonly type: 'TicketCalled';
  readonly data: {
    readonly window: string;
    readonly clerk: string;
    readonly call: number;
    /** The ticket whose turn it would have been, and why it was not called. */
    readonly skipped: { readonly ticket: string; readonly reason: SkipReason } | null;
  };
}
export const TicketCalled = defineEvent<TicketCalled>('TicketCalled', {
  evolve: (state, { clerk, window }, at) => ({
    ...state,
    ...{ phase: 'called', clerk, window, calls: [...state.calls, at], firstCalledAt: state.firstCalledAt ?? at },
  }),
  words: { zh: '{window}号窗口第{call}次叫号。', en: 'Window {window} called it for the {call}. time.' },
});

const notNext = refusal('not-next', {
  rule: `${HALL_RULE} 按序叫号`,
  title: { zh: '还没轮到', en: 'Not its turn' },
  detail: {
    zh: '按序应叫{next}。跳过须写明原因代码（reasonCode）。',
    en: 'It is the turn of {next}. Whoever skips it gives a reason code (reasonCode).',
  },
});

const windowBusy = refusal('window-busy', {
  rule: `${HALL_RULE} 按序叫号`,
  title: { zh: '手上还有一张号票', en: 'There is a ticket in hand' },
  detail: {
    zh: '{clerk}手上还有号票{code}。请先办结、过号或转办。',
    en: '{clerk} has ticket {code} in hand. End it, pass it or transfer it first.',
  },
});

const calledThreeTimes = refusal('called-three-times', {
  rule: `${HALL_RULE} 叫号三次`,
  title: { zh: '已叫三次', en: 'Called three times' },
  detail: { zh: '号票{code}已叫三次。请过号。', en: 'Ticket {code} was called three times. Pass it.' },
});

const calledTooSoon = refusal('called-a-moment-ago', {
  rule: `${HALL_RULE} 叫号间隔`,
  title: { zh: '刚刚叫过', en: 'Called a moment ago' },
  detail: {
    zh: `两次叫号间隔${CALL_EVERY_MIN}分钟。请稍候再叫。`,
    en: `Between two calls lie ${CALL_EVERY_MIN} min. Wait, and call again.`,
  },
});

export interface CallPayload {
  readonly window: string;
  readonly reasonCode?: SkipReason | null | undefined;
}

/** 叫号: in the order of the queue, or with a reason; three times at the most, a minute apart. */
export const call = defineAct('call', {
  word: { zh: '叫号', en: 'call' },
  summary: { zh: '按序叫号，至多三次。', en: 'Call it in its turn, three times at most.' },
  who: clerkOfTheHall,
  guards: [onlyWhile('issued', 'requeued', 'called')],
  events: [TicketCalled],
  refusals: [notNext, windowBusy, calledThreeTimes, calledTooSoon, ...onlyWhoCalledIt.refusals],
  body: () => import('./call.body.js').then(({ CallBody }) => CallBody),
  decide: (state, { window, reasonCode }: CallPayload, context) => {
    const { asker } = context;
    const refused = state.phase === 'called' ? mayRecall(state, context) : mayCall(context);
    if (refused) return refused;
    const next =
      state.phase === 'called' ? undefined : queueOf(state.hall, context.all<Ticket>('ticket'), context.now)[0];
    const skipped = next && next.id !== context.id ? next : null;
    if (skipped && !reasonCode) return refuse(notNext, { next: skipped.entry.code }, { field: '/reasonCode' });
    return [
      TicketCalled.of({
        ...{ window, clerk: asker.person, call: state.calls.length + 1 },
        skipped: skipped && reasonCode ? { ticket: skipped.id, reason: reasonCode } : null,
      }),
    ];
  },
});

function mayRecall(state: Ticket, context: BookContext): Refusal | null {
  const others = onlyWhoCalledIt(state, context, 'call');
  if (others) return others;
  if (state.calls.length >= CALLS) return refuse(calledThreeTimes, { code: state.code });
  const last = state.calls.at(-1) ?? context.now;
  return minutesBetween(last, context.now) < CALL_EVERY_MIN ? refuse(calledTooSoon) : null;
}

/** One ticket at a time for each clerk. */
function mayCall({ all, asker, id }: BookContext): Refusal | null {
  const inHand = all<Ticket>('ticket').find(
    (each) => each.id !== id && each.entry.clerk === asker.person && ['called', 'serving'].includes(each.entry.phase),
  );
  return inHand ? refuse(windowBusy, { clerk: asker.person, code: inHand.entry.code }) : null;
}
