import { bookOf, clockOf } from '../kit/index.js';
import { ask } from './ask/ask.js';
import { cancel } from './cancel/cancel.js';
import { finish } from './finish/finish.js';
import { RULE, states, type HomeService } from './kit.js';
import { visit } from './visit/visit.js';

const STATE_WORDS = {
  asked: { zh: '已申请', en: 'asked for' },
  visited: { zh: '已上门', en: 'visited' },
  finished: { zh: '已办结', en: 'finished' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** Within so many working days somebody goes there. */
const VISIT_DAYS = 3;

/** 上门服务: asked for, visited within three working days, finished. */
export const homeServiceBook = bookOf<HomeService>({
  name: 'home-service',
  path: 'home-services',
  word: { zh: '上门服务', en: 'home service' },
  rule: RULE,
  states,
  acts: [ask, visit, finish, cancel],
  stateWords: STATE_WORDS,
  words: {
    home: STATE_WORDS,
    need: {
      'aged-80': { zh: '80岁以上', en: '80 or older' },
      disabled: { zh: '残疾', en: 'disabled' },
      ill: { zh: '患病', en: 'ill' },
    },
  },
  fields: {
    residentId: { zh: '居民', en: 'resident', of: ({ residentId }) => residentId },
    item: { zh: '事项', en: 'item', of: ({ item }) => item },
    workers: { zh: '上门人员', en: 'workers', type: 'array', of: ({ workers }) => workers },
    visitedAt: { zh: '上门时间', en: 'visited at', of: ({ visitedAt }) => visitedAt },
    finishedAt: { zh: '办结时间', en: 'finished at', of: ({ finishedAt }) => finishedAt },
    caseId: { zh: '办件', en: 'case', of: ({ caseId }) => caseId },
  },
  few: true,
  clocks: (entry, calendar) => [
    clockOf(entry, calendar, {
      name: 'visit',
      word: { zh: '上门', en: 'visit at home' },
      owedBy: entry.unit,
      start: entry.begunAt,
      endedAt: entry.phase === 'cancelled' ? entry.begunAt : entry.visitedAt,
      value: VISIT_DAYS,
      unit: 'working-day',
    }),
  ],
  figures: {
    visited: { kind: 'flow', zh: '上门次数', en: 'Visits at home' },
    finished: { kind: 'flow', zh: '上门服务办结', en: 'Home services finished' },
  },
  flows: ({ event }) => {
    if (event.type === 'HomeVisited') return { visited: 1 };
    return event.type === 'HomeServiceFinished' ? { finished: 1 } : {};
  },
  search: ({ item }) => [item],
  names: ({ act, payload }, entry) => ({
    ...(entry === null || act === 'visit' ? { books: ['home-service'] } : {}),
    ...(entry === null ? { residents: [(payload as { readonly residentId?: string }).residentId] } : {}),
  }),
  residentOf: ({ residentId }) => residentId,
});
