import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { head } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { candidateOf, onlyWhile, unknownCandidate, withCandidate } from '../rules.js';

export interface ObjectionJudged {
  readonly type: 'ObjectionJudged';
  readonly data: { readonly candidate: string; readonly upheld: boolean; readonly why: Sealed | null };
}
export const ObjectionJudged = defineEvent<ObjectionJudged>('ObjectionJudged', {
  evolve: (state, { candidate, upheld }) => (upheld ? withCandidate(state, candidate, { out: true }) : state),
  words: ({ upheld, why }) => ({
    text: {
      zh: `对一名拟录用人的异议${upheld ? '成立，取消资格' : '不成立'}：{why}。`,
      en: `An objection was ${upheld ? 'upheld; the candidate is out' : 'not upheld'}: {why}.`,
    },
    params: { why: why ?? '' },
  }),
});

export interface ObjectPayload {
  readonly candidate: string;
  readonly upheld: boolean;
  readonly why: string;
}

/** 异议: an upheld one takes the candidate out. */
export const object = defineAct('object', {
  word: { zh: '处理异议', en: 'judge an objection' },
  summary: { zh: '处理公示异议；成立的取消资格。', en: 'Judge an objection; an upheld one takes the candidate out.' },
  who: head,
  guards: [onlyWhile('noticed')],
  events: [ObjectionJudged],
  refusals: [unknownCandidate],
  body: () => import('./object.body.js').then(({ ObjectBody }) => ObjectBody),
  decide: (state, { candidate, upheld, why }: ObjectPayload) =>
    candidateOf(state, candidate)?.posted === true
      ? [ObjectionJudged.of({ candidate, upheld, why: plain(why) })]
      : refuse(unknownCandidate, {}, { field: '/candidate' }),
});
