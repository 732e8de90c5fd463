import { refusal, refuse } from '#libs/kernel/domain';
import { staffOrHead, twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent, RULE } from '../kit.js';
import { candidateOf, onlyWhile, unknownCandidate, withCandidate } from '../rules.js';

export interface CandidateScored {
  readonly type: 'CandidateScored';
  readonly data: { readonly candidate: string; readonly by: string; readonly score: number };
}
export const CandidateScored = defineEvent<CandidateScored>('CandidateScored', {
  evolve: (state, { candidate, by, score }) =>
    withCandidate(state, candidate, { scores: [...(candidateOf(state, candidate)?.scores ?? []), { by, score }] }),
  words: { zh: '{by}评分。', en: '{by} gave a score.' },
});

const stillOpen = refusal('registration-still-open', {
  rule: `${RULE} 报名、考试`,
  title: { zh: '报名未截止', en: 'Registration is still open' },
  detail: {
    zh: '报名至{closesOn}（含当日）。请截止后评分。',
    en: 'Registration is open until the end of {closesOn}. Score from the day after.',
  },
});

export interface ScorePayload {
  readonly candidate: string;
  readonly score: number;
}

/** 评分: by two, each once, after the registration. */
export const score = defineAct('score', {
  word: { zh: '评分', en: 'score' },
  summary: { zh: '评分；须由两人分别评。', en: 'Give a score; two persons do, each for themselves.' },
  who: staffOrHead,
  guards: [onlyWhile('announced')],
  events: [CandidateScored],
  refusals: [unknownCandidate, stillOpen, twoPersons],
  body: () => import('./score.body.js').then(({ ScoreBody }) => ScoreBody),
  decide: (state, { candidate, score: given }: ScorePayload, { asker, today }) => {
    const known = candidateOf(state, candidate);
    if (!known) return refuse(unknownCandidate, {}, { field: '/candidate' });
    if (today <= state.closesOn) return refuse(stillOpen, { closesOn: state.closesOn });
    if (known.scores.some(({ by }) => by === asker.person)) return refuse(twoPersons, { person: asker.person });
    return [CandidateScored.of({ candidate, by: asker.person, score: given })];
  },
});
