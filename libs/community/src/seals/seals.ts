import { bookOf, clockUntil } from '../kit/index.js';
import { destroy } from './destroy/destroy.js';
import { giveBack } from './give-back/give-back.js';
import { handOver } from './hand-over/hand-over.js';
import { states, type Seal } from './kit.js';
import { lend } from './lend/lend.js';
import { register } from './register/register.js';
import { reportLost } from './report-lost/report-lost.js';
import { RULE } from './rules.js';
import { spotCheck } from './spot-check/spot-check.js';

/** 印章: who keeps it, where it is, and what became of it. */
export const sealBook = bookOf<Seal>({
  name: 'seal',
  path: 'seals',
  word: { zh: '印章', en: 'seal' },
  rule: RULE,
  states,
  acts: [register, handOver, lend, giveBack, reportLost, spotCheck, destroy],
  stateWords: {
    kept: { zh: '在保管人处', en: 'kept' },
    lent: { zh: '外借中', en: 'lent' },
    lost: { zh: '已报失', en: 'lost' },
    destroyed: { zh: '已注销', en: 'destroyed' },
  },
  words: {
    seal: {
      worn: { zh: '磨损更换', en: 'worn' },
      renamed: { zh: '单位更名', en: 'renamed' },
      closed: { zh: '单位撤销', en: 'unit closed' },
      lost: { zh: '遗失', en: 'lost' },
    },
  },
  fields: {
    name: { zh: '印章名称', en: 'name', of: ({ name }) => name },
    keeper: { zh: '保管人', en: 'keeper', of: ({ keeper }) => keeper },
    keptFrom: { zh: '保管起始', en: 'kept from', of: ({ keptFrom }) => keptFrom },
    borrower: { zh: '借用人', en: 'borrower', of: ({ lent }) => lent?.borrower ?? null },
    until: { zh: '应归还', en: 'back on', of: ({ lent }) => lent?.until ?? null },
    noticeUntil: { zh: '公告至', en: 'notice until', of: ({ lost }) => lost?.noticeUntil ?? null },
  },
  few: true,
  clocks: ({ unit, lent, lost, phase }) => [
    ...(lent
      ? [
          clockUntil({
            name: 'return',
            word: { zh: '印章归还', en: 'return of the seal' },
            owedBy: unit,
            start: lent.at,
            date: lent.until,
            endedAt: null,
          }),
        ]
      : []),
    ...(lost && phase === 'lost'
      ? [
          clockUntil({
            name: 'notice',
            word: { zh: '遗失公告', en: 'notice of the loss' },
            owedBy: null,
            start: lost.at,
            date: lost.noticeUntil,
            endedAt: null,
          }),
        ]
      : []),
  ],
  figures: {
    lent: { kind: 'stock', zh: '外借中的印章', en: 'Seals that are lent' },
    lost: { kind: 'flow', zh: '报失的印章', en: 'Seals reported lost' },
    checked: { kind: 'flow', zh: '印章抽查', en: 'Spot checks of seals' },
  },
  flows: ({ event }) => {
    if (event.type === 'SealReportedLost') return { lost: 1 };
    return event.type === 'SealChecked' ? { checked: 1 } : {};
  },
  stocks: ({ phase }) => (phase === 'lent' ? { lent: 1 } : {}),
  search: ({ name, keeper }) => [name, keeper],
});
