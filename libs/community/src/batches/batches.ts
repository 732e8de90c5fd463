import { bookOf, clockUntil } from '../kit/index.js';
import { close } from './close/close.js';
import { drawUp } from './draw-up/draw-up.js';
import { hire } from './hire/hire.js';
import { RULE, states, type Batch } from './kit.js';
import { object } from './object/object.js';
import { open } from './open/open.js';
import { post } from './post/post.js';
import { register } from './register/register.js';
import { score } from './score/score.js';

const STATE_WORDS = {
  quota: { zh: '已核定', en: 'drawn up' },
  announced: { zh: '已公告', en: 'announced' },
  noticed: { zh: '公示中', en: 'posted' },
  closed: { zh: '已结束', en: 'closed' },
};

/** 招录批次: drawn up, announced, registered for, scored by two, posted, hired from. */
export const batchBook = bookOf<Batch>({
  name: 'batch',
  path: 'batches',
  word: { zh: '招录批次', en: 'batch' },
  rule: RULE,
  states,
  acts: [drawUp, open, register, score, post, object, hire, close],
  stateWords: STATE_WORDS,
  words: {
    batch: STATE_WORDS,
    condition: {
      age: { zh: '年龄', en: 'age' },
      household: { zh: '户籍', en: 'household' },
      education: { zh: '学历', en: 'education' },
    },
  },
  fields: {
    notice: { zh: '公告号', en: 'notice', of: ({ notice }) => notice },
    keyDate: { zh: '条件基准日', en: 'key date', of: ({ keyDate }) => keyDate },
    closesOn: { zh: '报名截止', en: 'registration closes', of: ({ closesOn }) => closesOn },
    posts: { zh: '岗位', en: 'posts', type: 'array', of: ({ posts }) => posts },
    conditions: { zh: '报名条件', en: 'conditions', type: 'object', of: ({ conditions }) => conditions },
    registered: { zh: '报名人数', en: 'registered', type: 'integer', of: ({ candidates }) => candidates.length },
    hired: { zh: '录用人数', en: 'hired', type: 'integer', of: hiredCount },
    noticeUntil: { zh: '公示至', en: 'posted until', of: ({ noticeUntil }) => noticeUntil },
  },
  few: true,
  clocks: ({ noticeUntil, postedAt, phase }) =>
    noticeUntil === null || postedAt === null
      ? []
      : [
          clockUntil({
            name: 'notice',
            word: { zh: '录用公示', en: 'public notice' },
            owedBy: null,
            start: postedAt,
            date: noticeUntil,
            endedAt: phase === 'noticed' ? null : postedAt,
          }),
        ],
  figures: {
    registered: { kind: 'flow', zh: '报名', en: 'Candidates registered' },
    hired: { kind: 'flow', zh: '录用', en: 'Workers hired' },
    objections: { kind: 'flow', zh: '公示异议', en: 'Objections to a notice' },
  },
  flows: ({ event }) => {
    if (event.type === 'CandidateRegistered') return { registered: 1 };
    if (event.type === 'WorkerHired') return { hired: 1 };
    return event.type === 'ObjectionJudged' ? { objections: 1 } : {};
  },
  search: ({ notice }) => [notice],
  names: ({ act, payload }) =>
    act === 'register' ? { residents: [(payload as { readonly candidate?: string }).candidate] } : {},
});

function hiredCount({ candidates }: Batch): number {
  return candidates.filter(({ person }) => person !== null).length;
}
