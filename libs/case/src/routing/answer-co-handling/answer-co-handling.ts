import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent, guard } from '../../kit.js';
import { answeredAlready, nothingToAnswer, unknownRequest } from '../../rules/answers.js';
import { staffOf } from '../../rules/who.js';
export interface AnswerCoHandlingPayload {
  readonly request: string;
  readonly answer: string;
}

export interface CoHandlingAnswered {
  readonly type: 'CoHandlingAnswered';
  readonly data: { readonly request: string; readonly unit: string; readonly answer: Sealed };
}
export const CoHandlingAnswered = defineEvent<CoHandlingAnswered>('CoHandlingAnswered', {
  movesClock: false,
  evolve: (state, { request }, at) => ({
    ...state,
    coHandlings: state.coHandlings.map((each) =>
      each.request === request ? { ...each, answeredAt: each.answeredAt ?? at } : each,
    ),
  }),
  words: { zh: '{unit:unit}答复协办（{request}）：{answer}。', en: '{unit:unit} answered {request}: {answer}.' },
});

/** 协办: only who was asked, and has not answered, answers (rules §1.3). */
const onlyWhoIsAskedAnswers = guard([nothingToAnswer], (state, { asker }) =>
  state.coHandlings.some(({ unit, answeredAt }) => unit === asker.unit && answeredAt === null)
    ? null
    : refuse(nothingToAnswer, { unit: asker.unit }),
);

/** The unit asked answers; the lead unit collects what comes (北京条例 14). */
export const answerCoHandling = defineAct('answer-co-handling', {
  word: { zh: '答复协办', en: 'answer co-handling' },
  summary: { zh: '答复协办。', en: 'Answer what was asked.' },
  who: staffOf(({ coHandlingUnits }) => coHandlingUnits),
  guards: [onlyWhoIsAskedAnswers],
  events: [CoHandlingAnswered],
  refusals: [unknownRequest, answeredAlready],
  body: () => import('./answer-co-handling.body.js').then(({ AnswerCoHandlingBody }) => AnswerCoHandlingBody),
  decide(state, { request, answer }: AnswerCoHandlingPayload, { asker }) {
    const asked = state.coHandlings.find((each) => each.request === request && each.unit === asker.unit);
    if (!asked) return refuse(unknownRequest, { request }, { field: '/request' });
    if (asked.answeredAt !== null) return refuse(answeredAlready, { request }, { field: '/request' });
    return [CoHandlingAnswered.of({ request, unit: asker.unit, answer: plain(answer) })];
  },
});
