import { refusal, refuse } from '#libs/kernel/domain';
import { afterItsEnd, type AbsenceEnded } from '../absences.js';
import { defineLastingAct, defineLastingEvent } from './kit.js';
import { notTheirAbsence, onlyOfOneself, onlyOfTheirUnit, STAND_IN, whoeverWorksHere } from './rules.js';

export const Ended = defineLastingEvent<AbsenceEnded>('AbsenceEnded', {
  evolve: (state, { absence, on }) => ({
    ...state,
    absences: state.absences.flatMap((each) => (each.absence === absence ? (afterItsEnd(each, on) ?? []) : [each])),
  }),
  words: { zh: '自{on}起返岗，或不在岗取消。', en: 'Back from {on}, or the absence was called off.' },
});

const notAway = refusal('not-away', {
  rule: STAND_IN,
  title: { zh: '已经返岗', en: 'Not away any more' },
  detail: {
    zh: '{person}的不在岗已于{to}结束，无需再结束。',
    en: 'The absence of {person} ended on {to}. There is nothing to end.',
  },
});

/** 提前返岗或取消: from today on A does the work again. */
export const end = defineLastingAct('end-absence', {
  word: { zh: '返岗', en: 'end an absence' },
  summary: { zh: '提前返岗或取消。', en: 'End it today, or call it off.' },
  who: whoeverWorksHere,
  guards: [onlyOfTheirUnit],
  events: [Ended],
  refusals: [notTheirAbsence, notAway],
  decide(
    state,
    { absence, person, to }: { readonly absence: string; readonly person: string; readonly to: string },
    context,
  ) {
    const { unit, today } = context;
    const running = state.absences.some((each) => each.absence === absence && each.to >= today);
    return (
      onlyOfOneself(person, context) ??
      (running ? [Ended.of({ absence, unit, on: today })] : refuse(notAway, { person, to }))
    );
  },
});
