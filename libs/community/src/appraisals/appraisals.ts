import { bookOf, clockUntil } from '../kit/index.js';
import { appeal } from './appeal/appeal.js';
import { decide } from './decide/decide.js';
import { states, RULE, type Appraisal } from './kit.js';
import { open } from './open/open.js';
import { post } from './post/post.js';
import { score } from './score/score.js';

const STATE_WORDS = {
  open: { zh: '考核中', en: 'open' },
  scored: { zh: '已评分', en: 'scored' },
  noticed: { zh: '公示中', en: 'posted' },
  appealed: { zh: '申诉中', en: 'under appeal' },
  final: { zh: '已确定', en: 'final' },
};

/** 年度考核: scored by figures that events give, posted, appealed against, final with its pay. */
export const appraisalBook = bookOf<Appraisal>({
  name: 'appraisal',
  path: 'appraisals',
  word: { zh: '年度考核', en: 'appraisal' },
  rule: RULE,
  states,
  acts: [open, score, post, appeal, decide],
  stateWords: STATE_WORDS,
  words: {
    appraisal: STATE_WORDS,
    level: {
      excellent: { zh: '优秀', en: 'excellent' },
      competent: { zh: '称职', en: 'competent' },
      basic: { zh: '基本称职', en: 'basically competent' },
      failing: { zh: '不称职', en: 'failing' },
    },
    measure: {
      'log-ins': { zh: '登录次数', en: 'log-ins' },
      'app-activity': { zh: '应用活跃度', en: 'activity in an app' },
      pictures: { zh: '拍照留痕', en: 'pictures' },
      groups: { zh: '工作群', en: 'work groups' },
      'forms-filled': { zh: '填表数量', en: 'forms filled in' },
    },
  },
  fields: {
    person: { zh: '被考核人', en: 'person', of: ({ person }) => person },
    year: { zh: '年度', en: 'year', type: 'integer', of: ({ year }) => year },
    level: { zh: '等次', en: 'level', of: ({ level }) => level },
    score: { zh: '得分', en: 'score', type: 'object', of: (entry) => entry.score },
    scorer: { zh: '评分人', en: 'scorer', of: ({ scorer }) => scorer },
    noticeUntil: { zh: '公示至', en: 'posted until', of: ({ noticeUntil }) => noticeUntil },
    pay: { zh: '绩效补贴', en: 'pay', type: 'object', of: ({ pay }) => pay },
  },
  few: true,
  inTurn: ({ act }, { unit }) => (act === 'open' || act === 'post' ? unit : null),
  // Of the year final by 31 January of the next.
  clocks: ({ unit, begunAt, year, finalAt }) => [
    clockUntil({
      name: 'final',
      word: { zh: '年度考核确定', en: 'appraisal of the year' },
      owedBy: unit,
      start: begunAt,
      date: `${year + 1}-01-31`,
      endedAt: finalAt,
    }),
  ],
  figures: {
    final: { kind: 'flow', zh: '确定考核', en: 'Appraisals made final' },
    excellent: { kind: 'flow', zh: '优秀', en: 'Excellent' },
    failing: { kind: 'flow', zh: '不称职', en: 'Failing' },
    appeals: { kind: 'flow', zh: '考核申诉', en: 'Appeals' },
  },
  flows: ({ event }, _before, { level }) => {
    if (event.type === 'AppraisalAppealed') return { appeals: 1 };
    if (event.type !== 'AppraisalDecided') return {};
    return { final: 1, excellent: level === 'excellent' ? 1 : 0, failing: level === 'failing' ? 1 : 0 };
  },
  names: ({ act }, entry) => ({ books: entry !== null && act === 'score' ? ['roster'] : ['appraisal'] }),
});
