import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { BookContext } from '../../kit/index.js';
import { head } from '../../rules/who.js';
import { defineAct, defineEvent, RULE, type Batch } from '../kit.js';
import { candidateOf, hiredFor, onlyWhile, unknownCandidate, withCandidate } from '../rules.js';

export interface WorkerHired {
  readonly type: 'WorkerHired';
  readonly data: { readonly candidate: string; readonly post: string; readonly person: string; readonly unit: string };
}
export const WorkerHired = defineEvent<WorkerHired>('WorkerHired', {
  evolve: (state, { candidate, person }) => withCandidate(state, candidate, { person }),
  words: { zh: '{person}录用到{unit:unit}（岗位{post}）。', en: '{person} was hired for {unit:unit} (post {post}).' },
});

const noticeRunning = refusal('batch-notice-running', {
  rule: `${RULE} 公示`,
  title: { zh: '公示未满', en: 'The notice is not over' },
  detail: {
    zh: '公示至{until}（含当日）。请期满次日起录用。',
    en: 'The notice runs to the end of {until}. Hire from the day after.',
  },
});

const notPosted = refusal('not-posted', {
  rule: `${RULE} 考试、公示`,
  title: { zh: '没有考试和公示', en: 'Neither examined nor posted' },
  detail: {
    zh: '未经考试、公示的，或公示中异议成立的，不得录用。',
    en: 'Who was not examined and posted, or whose objection was upheld, is not hired.',
  },
});

const quotaFull = refusal('quota-full', {
  rule: `${RULE} 名额`,
  title: { zh: '名额已满', en: 'The quota is full' },
  detail: { zh: '岗位{post}的{quota}个名额已满。', en: 'Post {post} has a quota of {quota}, and it is full.' },
});

const hiredAlready = refusal('hired-already', {
  rule: RULE,
  title: { zh: '已录用', en: 'Hired already' },
  detail: { zh: '已录用，工号{person}。', en: 'Hired already, as {person}.' },
});

export interface HirePayload {
  readonly candidate: string;
  /** Who they are among the staff. */
  readonly person: string;
}

/** 录用: examined, posted for the whole notice without an upheld objection, and within the quota. */
export const hire = defineAct('hire', {
  word: { zh: '录用', en: 'hire' },
  summary: { zh: '公示期满后录用。', en: 'Hire somebody when the notice is over.' },
  who: head,
  guards: [onlyWhile('announced', 'noticed')],
  events: [WorkerHired],
  refusals: [unknownCandidate, notPosted, noticeRunning, quotaFull, hiredAlready],
  body: () => import('./hire.body.js').then(({ HireBody }) => HireBody),
  decide: (state, { candidate, person }: HirePayload, context) => {
    const known = candidateOf(state, candidate);
    if (!known) return refuse(unknownCandidate, {}, { field: '/candidate' });
    const of = state.posts.find((each) => each.post === known.post);
    return (
      mayBeHired(known, of?.quota ?? 0, state, context) ?? [
        WorkerHired.of({ candidate, post: known.post, person, unit: of?.unit ?? state.unit }),
      ]
    );
  },
});

function mayBeHired(
  { post, posted, out, person }: Batch['candidates'][number],
  quota: number,
  state: Batch,
  { today }: BookContext,
): Refusal | null {
  if (person !== null) return refuse(hiredAlready, { person }, { field: '/candidate' });
  if (!posted || out || state.noticeUntil === null) return refuse(notPosted, {}, { field: '/candidate' });
  if (today <= state.noticeUntil) return refuse(noticeRunning, { until: state.noticeUntil });
  return hiredFor(state, post) >= quota ? refuse(quotaFull, { post, quota: String(quota) }) : null;
}
