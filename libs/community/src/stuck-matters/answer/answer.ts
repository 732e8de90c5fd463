import { paramsOf, plain, refusal, refuse, words, type Refusal, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent, type Outcome, type StuckClass } from '../kit.js';
import { onlyWhile, RULE, whoWorksOnIt } from '../rules.js';

export interface StuckMatterAnswered {
  readonly type: 'StuckMatterAnswered';
  readonly data: {
    readonly outcome: Outcome;
    readonly by: string;
    readonly article: string | null;
    readonly pointer: string | null;
    readonly answer: Sealed | null;
  };
}
export const StuckMatterAnswered = defineEvent<StuckMatterAnswered>('StuckMatterAnswered', {
  evolve: (state, { outcome }, at) => ({ ...state, phase: outcome, outcome, answeredAt: at }),
  words: (data) =>
    words(
      '{by}答复（{stuck:outcome}）：{answer}[。依据：{article}][。请到{pointer}]。',
      '{by} answered ({stuck:outcome}): {answer}[. By {article}][. Go to {pointer}].',
      paramsOf(data),
    ),
});

const articleNeeded = refusal('article-needed', {
  rule: `${RULE} 法律禁止的，说明条款`,
  title: { zh: '须写明条款', en: 'Name the article' },
  detail: {
    zh: '因法律规定办不成的，须写明条款（article）。',
    en: 'What the law forbids is explained with its article (article).',
  },
});

const pointerNeeded = refusal('pointer-needed', {
  rule: `${RULE} 不受理的指明去处`,
  title: { zh: '须指明去处', en: 'Name the right address' },
  detail: {
    zh: '不由窗口解决的，须指明应到哪里（pointer）。',
    en: 'What is not solved here is pointed to the right address (pointer).',
  },
});

const pointedOnly = refusal('pointed-only', {
  rule: `${RULE} 诉讼、信访和居民纠纷不由窗口处理`,
  title: { zh: '只能指明去处', en: 'It can only be pointed elsewhere' },
  detail: {
    zh: '“{stuckclass:class}”不由窗口解决。请以“指明去处”答复，写明应到哪里。',
    en: 'A {stuckclass:class} is not solved at the window. Answer with the right address (pointed).',
  },
});

/** What the window does not take. */
const ELSEWHERE: readonly (StuckClass | null)[] = ['court', 'petition', 'quarrel'];

export interface AnswerPayload {
  readonly outcome: Outcome;
  readonly answer: string;
  readonly article?: string | null | undefined;
  readonly pointer?: string | null | undefined;
}

/** 答复: solved, explained with its article, or pointed to the right address. */
export const answer = defineAct('answer', {
  word: { zh: '答复', en: 'answer' },
  summary: { zh: '答复：已解决、已解释或已指明去处。', en: 'Answer: solved, explained or pointed elsewhere.' },
  who: whoWorksOnIt,
  guards: [onlyWhile('classed', 'assigned')],
  events: [StuckMatterAnswered],
  refusals: [articleNeeded, pointerNeeded, pointedOnly],
  body: () => import('./answer.body.js').then(({ AnswerStuckBody }) => AnswerStuckBody),
  decide: (state, said: AnswerPayload, { asker }) => {
    const { outcome, article, pointer } = said;
    return (
      owes(said, state.class) ?? [
        StuckMatterAnswered.of({
          ...{ outcome, by: asker.person, article: article ?? null, pointer: pointer ?? null },
          answer: plain(said.answer),
        }),
      ]
    );
  },
});

function owes({ outcome, article, pointer }: AnswerPayload, classed: StuckClass | null): Refusal | null {
  if (ELSEWHERE.includes(classed) && outcome !== 'pointed')
    return refuse(pointedOnly, { class: classed ?? '' }, { field: '/outcome' });
  if (outcome === 'explained' && !article) return refuse(articleNeeded, {}, { field: '/article' });
  return outcome === 'pointed' && !pointer ? refuse(pointerNeeded, {}, { field: '/pointer' }) : null;
}
