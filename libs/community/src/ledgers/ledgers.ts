import { addMonths } from '#libs/clocks/domain';
import { bookOf, clockUntil } from '../kit/index.js';
import { arrange } from './arrange/arrange.js';
import { BY_HAND, RULE, states, type Ledger } from './kit.js';
import { propose } from './propose/propose.js';
import { suspend } from './suspend/suspend.js';
import { withdraw } from './withdraw/withdraw.js';

/** 台账: proposed, arranged in January for a year, suspended or withdrawn; by hand or out of events. */
export const ledgerBook = bookOf<Ledger>({
  name: 'ledger',
  path: 'ledgers',
  word: { zh: '台账', en: 'ledger' },
  rule: RULE,
  states,
  acts: [propose, arrange, suspend, withdraw],
  stateWords: {
    proposed: { zh: '已提出', en: 'proposed' },
    arranged: { zh: '已安排', en: 'arranged' },
    suspended: { zh: '已暂停', en: 'suspended' },
    withdrawn: { zh: '已退出', en: 'withdrawn' },
  },
  words: {
    frequency: {
      yearly: { zh: '每年', en: 'yearly' },
      'half-yearly': { zh: '每年两次', en: 'twice a year' },
      quarterly: { zh: '每季', en: 'quarterly' },
      monthly: { zh: '每月', en: 'monthly' },
      weekly: { zh: '每周', en: 'weekly' },
      daily: { zh: '每日', en: 'daily' },
      once: { zh: '一次', en: 'once' },
    },
  },
  fields: {
    code: { zh: '台账编码', en: 'code', of: ({ code }) => code },
    name: { zh: '台账名称', en: 'name', of: ({ name }) => name },
    fields: { zh: '台账字段', en: 'fields', type: 'array', of: ({ fields }) => fields },
    frequency: { zh: '频次', en: 'frequency', of: ({ frequency }) => frequency },
    source: { zh: '来源', en: 'source', of: ({ source }) => source },
    department: { zh: '要求部门', en: 'department', of: ({ department }) => department },
    basis: { zh: '依据', en: 'basis', of: ({ basis }) => basis },
    year: { zh: '安排年度', en: 'year', type: 'integer', of: ({ year }) => year },
  },
  few: true,
  inTurn: ({ act }) => (act === 'propose' ? act : null),
  clocks: (entry) =>
    entry.arrangedAt === null || entry.year === null
      ? []
      : [
          clockUntil({
            name: 'arrangement',
            word: { zh: '年度安排', en: 'yearly arrangement' },
            owedBy: entry.unit,
            start: entry.arrangedAt,
            // It ends with its year: by the end of the next January it is arranged again, or nobody keeps it.
            date: addMonths(`${entry.year}-01-31`, 12),
            endedAt: entry.phase === 'arranged' ? null : entry.arrangedAt,
          }),
        ],
  figures: {
    byHand: { kind: 'stock', zh: '手工台账', en: 'Ledgers kept by hand' },
    generated: { kind: 'stock', zh: '自动生成台账', en: 'Ledgers that come out of events' },
    withdrawn: { kind: 'flow', zh: '退出台账', en: 'Ledgers withdrawn' },
  },
  flows: ({ event }) => (event.type === 'LedgerWithdrawn' ? { withdrawn: 1 } : {}),
  stocks: ({ phase, source }) => {
    if (phase !== 'arranged') return {};
    return source === BY_HAND ? { byHand: 1 } : { generated: 1 };
  },
  search: ({ code, name, department }) => [code, name, department],
  names: (_command, entry) => (entry ? {} : { books: ['ledger'] }),
});
