import { refusal, refuse } from '#libs/kernel/domain';
import { guard, RULE, type Batch, type Candidate } from './kit.js';

const outOfTurn = refusal('batch-out-of-turn', {
  rule: `${RULE} 核定、公告、报名、考试、公示、录用`,
  title: { zh: '不在这一步', en: 'Not at this step' },
  detail: {
    zh: '招录按核定、公告、报名考试、公示、录用的次序办理；现在是“{batch:phase}”。',
    en: 'A batch has its quota, is announced, examined, posted and hired from, in this order; it is {batch:phase} now.',
  },
});

export const onlyWhile = (...phases: readonly Batch['phase'][]) =>
  guard([outOfTurn], ({ phase }) => (phases.includes(phase) ? null : refuse(outOfTurn, { phase })));

export const unknownCandidate = refusal('unknown-candidate', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '没有报名', en: 'Not registered' },
  detail: {
    zh: '这一批次没有这位报名人。请核对 candidate。',
    en: 'Nobody of this id has registered. Check candidate.',
  },
});

export function candidateOf({ candidates }: Batch, id: string): Candidate | undefined {
  return candidates.find(({ candidate }) => candidate === id);
}

/** The batch with one of its candidates changed. */
export function withCandidate(state: Batch, id: string, change: Partial<Candidate>): Batch {
  const candidates = state.candidates.map((each) => (each.candidate === id ? { ...each, ...change } : each));
  return { ...state, candidates };
}

/** How many of a post are hired. */
export function hiredFor({ candidates }: Batch, post: string): number {
  return candidates.filter((each) => each.post === post && each.person !== null).length;
}
