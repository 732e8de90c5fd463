import { notAbove } from '../escalate/escalate.js';
import { notYetOwed } from '../../rules/time.js';
import { type KnownCase } from '../../state/case.js';
import { periodOf } from '#libs/catalogue/domain';
import { defineAct } from '../../kit.js';
import { nobody, plain, refuse } from '#libs/kernel/domain';
import { notDueYet, onlyTheSystem } from '../../rules/time.js';
import { CaseEscalated, escalated } from '../escalate/escalate.js';
import { caseClocks } from '../../clocks/case-clocks.js';
import { withoutClosedTimes } from '../../clocks/closed-times.js';
import { ladderTimes } from '../../clocks/firing.js';
/** Which step of the ladder: 0 when due, 1 and 2 after it. */
export interface ClimbPayload {
  readonly step: number;
}

const WHY = '逾期未决定';

function whyOf(step: number, { terms }: KnownCase): string {
  if (step === 0) return WHY;
  return `逾期${periodOf(terms, step === 1 ? 'secondEscalation' : 'thirdEscalation')}个工作日仍未决定`;
}

/** 自动提级: a case that is late goes up by itself, a step when due and further ones after 2 and 5 working days (rules §13). */
export const climb = defineAct('climb', {
  word: { zh: '自动提级', en: 'climb' },
  who: nobody,
  guards: [onlyTheSystem],
  events: [CaseEscalated],
  refusals: [notAbove, notDueYet],
  decide(state, payload: ClimbPayload, context) {
    const refusal = notYetOwed(state, { act: 'climb', payload }, context);
    const { due } = caseClocks(state, context.calendar, state.timezone);
    if (refusal || !due) return refusal ?? refuse(notDueYet, { date: '' });
    const counting = withoutClosedTimes(state, context.calendar);
    const times = ladderTimes(due, state, counting);
    const climbed = { step: payload.step, due: due.due, until: times[payload.step + 1] ?? null };
    return escalated(state, null, plain(whyOf(payload.step, state)), context, climbed);
  },
});
