import { dueDate, type LocalDate } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { dueAfter } from '../../rules/time.js';
import { head } from '../../rules/who.js';
import { defineAct, defineEvent, RULE, type Batch } from '../kit.js';
import { candidateOf, onlyWhile, unknownCandidate } from '../rules.js';

/** 公示 7 日. */
const NOTICE_DAYS = 7;
/** 两人评分. */
const SCORERS = 2;

export interface CandidatesPosted {
  readonly type: 'CandidatesPosted';
  readonly data: { readonly candidates: readonly string[]; readonly until: LocalDate };
}
export const CandidatesPosted = defineEvent<CandidatesPosted>('CandidatesPosted', {
  evolve: (state, { candidates, until }, at) => ({
    ...state,
    ...{ phase: 'noticed', postedAt: at, noticeUntil: until },
    candidates: state.candidates.map((each) => ({ ...each, posted: candidates.includes(each.candidate) })),
  }),
  words: ({ candidates, until }) => ({
    text: { zh: '公示拟录用{count}人，至{until}。', en: '{count} candidates were posted until {until}.' },
    params: { count: String(candidates.length), until },
  }),
});

const notScored = refusal('scored-by-two', {
  rule: `${RULE} 两人评分`,
  title: { zh: '须由两人评分', en: 'Two persons score' },
  detail: {
    zh: '岗位{post}的拟录用人只有{have}人评分。请两人分别评分后公示。',
    en: 'A candidate for post {post} has {have} scores. Two persons score before it is posted.',
  },
});

const overQuota = refusal('over-quota', {
  rule: `${RULE} 名额`,
  title: { zh: '超过名额', en: 'More than the quota' },
  detail: { zh: '岗位{post}名额{quota}人。请按名额公示。', en: 'Post {post} has a quota of {quota}. Post no more.' },
});

const betterOne = refusal('better-candidate', {
  rule: `${RULE} 按成绩录用`,
  title: { zh: '有成绩更高的人', en: 'Somebody scored better' },
  detail: {
    zh: '岗位{post}有成绩更高的报名人未列入。请按成绩从高到低公示。',
    en: 'For post {post} somebody scored better and is left out. Post by score, from the highest down.',
  },
});

/** 公示: the best of each post, scored by two, no more than the quota, for seven days. */
export const post = defineAct('post', {
  word: { zh: '公示', en: 'post' },
  summary: { zh: '公示拟录用人。', en: 'Post who is to be hired.' },
  who: head,
  guards: [onlyWhile('announced')],
  events: [CandidatesPosted],
  refusals: [unknownCandidate, notScored, overQuota, betterOne],
  body: () => import('./post.body.js').then(({ PostCandidatesBody }) => PostCandidatesBody),
  decide: (state, { candidates }: { readonly candidates: readonly string[] }, { now, calendar }) => {
    const chosen = [...new Set(candidates)];
    const { timezone } = state;
    const until = dueDate(dueAfter(now, NOTICE_DAYS, 'natural-day', { calendar, timezone }), timezone);
    return mayBePosted(chosen, state) ?? [CandidatesPosted.of({ candidates: chosen, until })];
  },
});

function mayBePosted(chosen: readonly string[], state: Batch): Refusal | null {
  const field = { field: '/candidates' };
  if (chosen.length === 0 || chosen.some((id) => !candidateOf(state, id))) return refuse(unknownCandidate, {}, field);
  for (const { post: of, quota } of state.posts) {
    const theirs = state.candidates.filter((each) => each.post === of);
    const [named, others] = [theirs.filter(isIn(chosen)), theirs.filter((each) => !isIn(chosen)(each))];
    const unscored = named.find(({ scores }) => scores.length < SCORERS);
    if (unscored) return refuse(notScored, { post: of, have: String(unscored.scores.length) }, field);
    if (named.length > quota) return refuse(overQuota, { post: of, quota: String(quota) }, field);
    const lowest = Math.min(...named.map(meanOf));
    if (others.some((other) => other.scores.length >= SCORERS && meanOf(other) > lowest))
      return refuse(betterOne, { post: of }, field);
  }
  return null;
}

function isIn(chosen: readonly string[]) {
  return ({ candidate }: { readonly candidate: string }) => chosen.includes(candidate);
}

function meanOf({ scores }: Batch['candidates'][number]): number {
  return scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length);
}
