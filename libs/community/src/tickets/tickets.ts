import { localDateOf, type Instant } from '#libs/clocks/domain';
import { HALL_RULE } from '../hall/hours.js';
import { bookOf, type BookClock } from '../kit/index.js';
import { minutesAfter } from '../rules/time.js';
import { abandon, expire } from './abandon/abandon.js';
import { alarm } from './alarm/alarm.js';
import { call } from './call/call.js';
import { end } from './end/end.js';
import { issue } from './issue/issue.js';
import { states, type Ticket } from './kit.js';
import { pass } from './pass/pass.js';
import { ALARM_AFTER_MIN, backUntil, TARGET_MIN, waitOf } from './queue.js';
import { requeue } from './requeue/requeue.js';
import { start } from './start/start.js';
import { transfer } from './transfer/transfer.js';

const STATE_WORDS = {
  issued: { zh: '等候', en: 'waiting' },
  called: { zh: '已叫号', en: 'called' },
  serving: { zh: '办理中', en: 'being served' },
  passed: { zh: '过号', en: 'passed' },
  requeued: { zh: '找回等候', en: 'waiting again' },
  served: { zh: '已办理', en: 'served' },
  abandoned: { zh: '弃号', en: 'abandoned' },
};

/** 号票: taken, called, served or passed. */
export const ticketBook = bookOf<Ticket>({
  name: 'ticket',
  path: 'tickets',
  word: { zh: '号票', en: 'ticket' },
  rule: HALL_RULE,
  states,
  acts: [issue, call, start, end, pass, requeue, transfer, abandon, expire, alarm],
  stateWords: STATE_WORDS,
  words: {
    ticket: {
      ...STATE_WORDS,
      left: { zh: '离开', en: 'left' },
      'not-back': { zh: '过号未返', en: 'did not come back' },
    },
    priority: {
      'aged-80': { zh: '80岁以上', en: '80 or older' },
      disabled: { zh: '残疾人', en: 'disabled' },
      pregnant: { zh: '孕妇', en: 'pregnant' },
      'with-infant': { zh: '携带婴儿', en: 'with an infant' },
      urgent: { zh: '紧急', en: 'urgent' },
    },
  },
  fields: {
    code: { zh: '号码', en: 'number on the screen', of: ({ code }) => code },
    hall: { zh: '大厅', en: 'hall', of: ({ hall }) => hall },
    window: { zh: '窗口', en: 'window', of: ({ window }) => window },
    kind: { zh: '取号方式', en: 'how it was taken', of: ({ kind }) => kind },
    principal: { zh: '办事人', en: 'whose matter', of: ({ principal }) => principal },
    services: { zh: '事项', en: 'services', type: 'array', of: ({ services }) => services },
    priority: { zh: '优先', en: 'priority', of: ({ priority }) => priority },
    slot: { zh: '预约时间', en: 'slot', of: ({ slot }) => slot },
    clerk: { zh: '首问责任人', en: 'first asked', of: ({ clerk }) => clerk },
    calledAt: { zh: '首次叫号', en: 'first called at', of: ({ firstCalledAt }) => firstCalledAt },
    startedAt: { zh: '开始', en: 'started at', of: ({ startedAt }) => startedAt },
    endedAt: { zh: '结束', en: 'ended at', of: ({ endedAt }) => endedAt },
    waited: { zh: '等候分钟', en: 'minutes waited', type: 'number', of: waitOf },
    cases: { zh: '办件', en: 'cases', type: 'array', of: ({ cases }) => cases },
  },
  few: true,
  // Tickets of a day that is over tell nothing about the queue.
  remembered: ({ day, endedAt, timezone }, at) => endedAt === null || day >= localDateOf(at, timezone),
  inTurn: ({ payload }, { unit }) => (payload as { readonly hall?: string }).hall ?? unit,
  clocks: (ticket) => [waitClock(ticket), ...backClock(ticket)],
  figures: {
    served: { kind: 'flow', zh: '已办理号票', en: 'Tickets served' },
    abandoned: { kind: 'flow', zh: '弃号', en: 'Tickets abandoned' },
    called: { kind: 'flow', zh: '首次叫号', en: 'Tickets called' },
    waitSeconds: { kind: 'flow', zh: '等候秒数', en: 'Seconds waited until the first call' },
    withinFifteen: { kind: 'flow', zh: `等候不超过${TARGET_MIN}分钟`, en: `Called within ${TARGET_MIN} minutes` },
    overThirty: {
      kind: 'flow',
      zh: `等候超过${ALARM_AFTER_MIN}分钟`,
      en: `Called after more than ${ALARM_AFTER_MIN} minutes`,
    },
    alarms: { kind: 'flow', zh: '等候告警', en: 'Alarms of waiting' },
    serviceSeconds: { kind: 'flow', zh: '办理秒数', en: 'Seconds of service' },
    cases: { kind: 'flow', zh: '号上收件', en: 'Cases received on tickets' },
    severalOnOne: { kind: 'flow', zh: '一号多事', en: 'Tickets with several cases' },
    fromOtherHalls: { kind: 'flow', zh: '他厅转来已办', en: 'Served for other halls' },
    waiting: { kind: 'stock', zh: '等候中', en: 'Waiting' },
  },
  flows: ({ event }, before, after) => {
    if (event.type === 'TicketCalled' && before?.firstCalledAt === null) {
      const waited = waitOf(after) ?? 0;
      return {
        ...{ called: 1, waitSeconds: Math.round(waited * 60), withinFifteen: waited <= TARGET_MIN ? 1 : 0 },
        overThirty: waited > ALARM_AFTER_MIN ? 1 : 0,
      };
    }
    if (event.type === 'WaitAlarmRaised') return { alarms: 1 };
    if (event.type === 'TicketAbandoned') return { abandoned: 1 };
    return event.type === 'ServiceEnded' ? servedOf(after) : {};
  },
  stocks: ({ phase }) => (phase === 'issued' || phase === 'requeued' ? { waiting: 1 } : {}),
  search: ({ code }) => [code],
  names: ({ act, payload }, entry) => {
    const { principal, agent, appointment } = payload as Readonly<Record<string, string | null>>;
    const books = entry === null || act === 'call' || act === 'requeue' ? { books: ['ticket'] } : {};
    return { ...books, entries: [{ book: 'appointment', id: appointment }], residents: [principal, agent] };
  },
  residentOf: ({ principal }) => principal,
});

function servedOf({ startedAt, endedAt, cases, unit, hall }: Ticket) {
  const seconds = (Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')) / 1000;
  return {
    ...{ served: 1, serviceSeconds: Number.isNaN(seconds) ? 0 : Math.round(seconds), cases: cases.length },
    ...{ severalOnOne: cases.length > 1 ? 1 : 0, fromOtherHalls: unit === hall ? 0 : 1 },
  };
}

/** 等候告警 at 30 minutes, if nobody has called by then. */
function waitClock({ hall, waitsFrom, firstCalledAt, endedAt, alarmedAt }: Ticket): BookClock {
  return {
    ...{ name: 'wait', word: { zh: '等候', en: 'waiting' }, owedBy: hall, start: waitsFrom, limit: null },
    due: { kind: 'instant', at: minutesAfter(waitsFrom, ALARM_AFTER_MIN) },
    endedAt: earliest(firstCalledAt, endedAt, alarmedAt),
    fires: { act: 'alarm', payload: { minutes: ALARM_AFTER_MIN } },
  };
}

/** 过号 15 minutes: then it is given up. */
function backClock({ phase, passedAt, endedAt }: Ticket): readonly BookClock[] {
  if (passedAt === null) return [];
  const word = { zh: '过号找回', en: 'time to come back' };
  return [
    {
      ...{ name: 'back', word, owedBy: null, start: passedAt, limit: null },
      due: { kind: 'instant', at: backUntil(passedAt) },
      endedAt: phase === 'passed' ? null : (endedAt ?? passedAt),
      fires: { act: 'expire', payload: {} },
    },
  ];
}

function earliest(...times: readonly (Instant | null)[]): Instant | null {
  return times.filter((time) => time !== null).sort()[0] ?? null;
}
