import { notAbove } from '../escalate/escalate.js';
import { notYetOwed } from '../../rules/time.js';
import { type KnownCase } from '../../state/case.js';
import { periodOf } from '#libs/catalogue/domain';
import { defineAct } from '../../kit.js';
import { nobody, refuse } from '#libs/kernel/domain';
import { notDueYet, onlyTheSystem } from '../../rules/time.js';
import { CaseEscalated, escalated } from '../escalate/escalate.js';
import { caseClocks } from '../../clocks/case-clocks.js';
import { withoutClosedTimes } from '../../clocks/closed-times.js';
import { ladderTimes } from '../../clocks/firing.js';
/** Which step of the ladder: 0 when due, 1 and 2 after it. */
export interface ClimbPayload {
  readonly step: number;
}

/** Working days after the due time with which a step is taken; the first is taken when it is due. */
function stepsAfter(step: number, { terms }: KnownCase): { readonly after?: number } {
  return step === 0 ? {} : { after: periodOf(terms, step === 1 ? 'secondEscalation' : 'thirdEscalation') };
}

/** 自动提级: a case that is late goes up by itself, a step when due and further ones after the item's periods (rules §13). */
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
    const { step } = payload;
    const climbed = { step, ...stepsAfter(step, state), due: due.due, until: times[step + 1] ?? null };
    return escalated(state, { to: null, reason: null, climbed }, context);
  },
});
