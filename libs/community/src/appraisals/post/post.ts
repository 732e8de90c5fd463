import { dueDate, type LocalDate } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { dueAfter } from '../../rules/time.js';
import { superior } from '../../rules/who.js';
import { mostExcellent } from '../arithmetic.js';
import { defineAct, defineEvent, RULE, type Appraisal } from '../kit.js';
import { onlyWhile } from '../rules.js';

/** 公示 7 日. */
const NOTICE_DAYS = 7;

export interface AppraisalPosted {
  readonly type: 'AppraisalPosted';
  readonly data: { readonly by: string; readonly until: LocalDate };
}
export const AppraisalPosted = defineEvent<AppraisalPosted>('AppraisalPosted', {
  evolve: (state, { until }, at) => ({ ...state, phase: 'noticed', postedAt: at, noticeUntil: until }),
  words: { zh: '{by}公示考核等次，至{until}。', en: '{by} posted the level until {until}.' },
});

const tooManyExcellent = refusal('too-many-excellent', {
  rule: `${RULE} 优秀比例`,
  title: { zh: '优秀名额已满', en: 'No more excellent ones' },
  detail: {
    zh: '本单位{workers}人考核，优秀至多{most}人，已满。请评为称职。',
    en: 'Of {workers} workers of this unit at the most {most} are excellent, and they are. Score it competent.',
  },
});

/** 公示: no more excellent ones than a fifth, rounded down. */
export const post = defineAct('post', {
  word: { zh: '公示', en: 'post' },
  summary: { zh: '公示考核等次。', en: 'Post the level.' },
  who: superior,
  guards: [onlyWhile('scored')],
  events: [AppraisalPosted],
  refusals: [tooManyExcellent],
  decide: ({ level, unit, year, timezone }, _said: object, { asker, now, calendar, all, id }) => {
    const theirs = all<Appraisal>('appraisal').filter(({ entry }) => entry.unit === unit && entry.year === year);
    const workers = Math.max(1, theirs.length);
    const excellent = theirs.filter((each) => each.id !== id && isExcellent(each.entry)).length;
    const most = mostExcellent(workers);
    if (level === 'excellent' && excellent >= most)
      return refuse(tooManyExcellent, { workers: String(workers), most: String(most) });
    const until = dueDate(dueAfter(now, NOTICE_DAYS, 'natural-day', { calendar, timezone }), timezone);
    return [AppraisalPosted.of({ by: asker.person, until })];
  },
});

function isExcellent({ phase, level }: Appraisal): boolean {
  return level === 'excellent' && phase !== 'open' && phase !== 'scored';
}
