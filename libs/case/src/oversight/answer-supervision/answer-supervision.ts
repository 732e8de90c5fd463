import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent, guard } from '../../kit.js';
import { answeredAlready, nothingToAnswer, unknownRequest } from '../../rules/answers.js';
import { staffOf } from '../../rules/who.js';
export interface AnswerSupervisionPayload {
  readonly order: string;
  readonly answer: string;
}

export interface SupervisionAnswered {
  readonly type: 'SupervisionAnswered';
  readonly data: { readonly order: string; readonly by: string; readonly unit: string; readonly answer: Sealed };
}
export const SupervisionAnswered = defineEvent<SupervisionAnswered>('SupervisionAnswered', {
  movesClock: false,
  evolve: (state, { order }, at) => ({
    ...state,
    supervision: state.supervision.map((each) =>
      each.order === order ? { ...each, answeredAt: each.answeredAt ?? at } : each,
    ),
  }),
  words: { zh: '{unit:unit}答复督办（{order}）：{answer}。', en: '{unit:unit} answered {order}: {answer}.' },
});

/** 督办: only who was ordered, and has not answered, answers (rules §1.2). */
const onlyWhoIsOrderedAnswers = guard([nothingToAnswer], (state, { asker }) =>
  state.supervision.some(({ to, answeredAt }) => to === asker.unit && answeredAt === null)
    ? null
    : refuse(nothingToAnswer, { unit: asker.unit }),
);

export const answerSupervision = defineAct('answer-supervision', {
  word: { zh: '答复督办', en: 'answer supervision' },
  summary: { zh: '答复督办。', en: 'Answer a supervision order.' },
  who: staffOf(({ orderedUnits }) => orderedUnits),
  guards: [onlyWhoIsOrderedAnswers],
  events: [SupervisionAnswered],
  refusals: [unknownRequest, answeredAlready],
  body: () => import('./answer-supervision.body.js').then(({ AnswerSupervisionBody }) => AnswerSupervisionBody),
  decide(state, { order, answer }: AnswerSupervisionPayload, { asker }) {
    const ordered = state.supervision.find((each) => each.order === order && each.to === asker.unit);
    if (!ordered) return refuse(unknownRequest, { request: order }, { field: '/order' });
    if (ordered.answeredAt !== null) return refuse(answeredAlready, { request: order }, { field: '/order' });
    return [SupervisionAnswered.of({ order, by: ordered.by, unit: asker.unit, answer: plain(answer) })];
  },
});
