import { bookOf, clockOf } from '../kit/index.js';
import { answer } from './answer/answer.js';
import { assign } from './assign/assign.js';
import { classMatter } from './class/class.js';
import { close } from './close/close.js';
import { DAYS } from './deadlines.js';
import { states, type StuckMatter } from './kit.js';
import { report } from './report/report.js';
import { RULE } from './rules.js';
import { tell } from './tell/tell.js';

const STATE_WORDS = {
  reported: { zh: '已反映', en: 'reported' },
  classed: { zh: '已分类', en: 'classed' },
  assigned: { zh: '已交办', en: 'assigned' },
  solved: { zh: '已解决', en: 'solved' },
  explained: { zh: '已解释', en: 'explained' },
  pointed: { zh: '已指明去处', en: 'pointed elsewhere' },
  told: { zh: '已告知', en: 'told' },
  closed: { zh: '已办结', en: 'closed' },
};

/** 办不成事: reported, classed, answered in 5, 10 or 15 working days, told, closed with its cause. */
export const stuckMatterBook = bookOf<StuckMatter>({
  name: 'stuck-matter',
  path: 'stuck-matters',
  word: { zh: '办不成事', en: 'stuck matter' },
  rule: RULE,
  states,
  acts: [report, classMatter, assign, answer, tell, close],
  stateWords: STATE_WORDS,
  words: {
    stuck: STATE_WORDS,
    stuckclass: {
      simple: { zh: '简易', en: 'simple' },
      joint: { zh: '会商', en: 'joint' },
      complex: { zh: '疑难', en: 'complex' },
      court: { zh: '诉讼', en: 'matter of the courts' },
      petition: { zh: '信访', en: 'petition' },
      quarrel: { zh: '居民纠纷', en: 'quarrel between residents' },
    },
    tellway: {
      'in-person': { zh: '当面', en: 'in person' },
      phone: { zh: '电话', en: 'by phone' },
      letter: { zh: '信函', en: 'by letter' },
      message: { zh: '短信', en: 'by message' },
    },
    cause: {
      material: { zh: '材料', en: 'material' },
      authority: { zh: '职责不清', en: 'unclear authority' },
      system: { zh: '系统', en: 'system' },
      rule: { zh: '政策规定', en: 'a rule' },
      conduct: { zh: '工作作风', en: 'conduct' },
      handover: { zh: '衔接', en: 'hand-over' },
      other: { zh: '其他', en: 'other' },
    },
  },
  fields: {
    ticket: { zh: '号票', en: 'ticket', of: ({ ticket }) => ticket },
    caseId: { zh: '办件', en: 'case', of: ({ caseId }) => caseId },
    item: { zh: '事项', en: 'item', of: ({ item }) => item },
    class: { zh: '分类', en: 'class', of: (entry) => entry.class },
    assigned: { zh: '办理单位', en: 'assigned to', of: ({ assigned }) => assigned },
    outcome: { zh: '结果', en: 'outcome', of: ({ outcome }) => outcome },
    cause: { zh: '原因', en: 'cause', of: ({ cause }) => cause },
    answeredAt: { zh: '答复时间', en: 'answered at', of: ({ answeredAt }) => answeredAt },
    toldAt: { zh: '告知时间', en: 'told at', of: ({ toldAt }) => toldAt },
  },
  few: true,
  clocks: (entry, calendar) => [
    clockOf(entry, calendar, {
      name: 'answer',
      word: { zh: '办不成事答复', en: 'answer to a stuck matter' },
      owedBy: entry.assigned ?? entry.unit,
      start: entry.begunAt,
      endedAt: entry.answeredAt,
      value: DAYS[entry.class ?? 'simple'],
      unit: 'working-day',
    }),
  ],
  figures: {
    solved: { kind: 'flow', zh: '已解决', en: 'Solved' },
    explained: { kind: 'flow', zh: '已解释', en: 'Explained' },
    pointed: { kind: 'flow', zh: '已指明去处', en: 'Pointed elsewhere' },
    answered: { kind: 'flow', zh: '已答复', en: 'Answered' },
    closed: { kind: 'flow', zh: '已办结', en: 'Closed' },
    proposals: { kind: 'flow', zh: '修订事项建议', en: 'Proposals to change an item' },
  },
  flows: ({ event }) => {
    if (event.type === 'StuckMatterClosed')
      return { closed: 1, proposals: (event.data as { readonly proposal: boolean }).proposal ? 1 : 0 };
    if (event.type !== 'StuckMatterAnswered') return {};
    return { answered: 1, [(event.data as { readonly outcome: string }).outcome]: 1 };
  },
  search: ({ item, cause }) => [item, cause],
  names: ({ act }) => (act === 'close' ? { books: ['stuck-matter'] } : {}),
});
