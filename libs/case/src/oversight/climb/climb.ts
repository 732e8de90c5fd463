import { notAbove } from '../escalate/escalate.js';
import { unitClosed } from '../../rules/named.js';
import { notYetOwed } from '../../rules/time.js';
import { type KnownCase, type OpenCase } from '../../state/case.js';
import { type CaseContext } from '../../context.js';
import { periodOf } from '#libs/catalogue/domain';
import { defineAct } from '../../kit.js';
import { nobody, refuse } from '#libs/kernel/domain';
import { notDueYet, onlyTheSystem } from '../../rules/time.js';
import { CaseEscalated } from '../escalate/escalate.js';
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

/**
 * 自动提级: a case that is late goes up by itself, a step when due and further ones after the item's periods (rules §13). The steps are counted from the responsible unit: an
 * escalation by hand before, or a due day that moved, skips none of them, and lets none fall below where the case is already. At the city nothing further is promised.
 */
export const climb = defineAct('climb', {
  word: { zh: '自动提级', en: 'climb' },
  who: nobody,
  guards: [onlyTheSystem],
  events: [CaseEscalated],
  refusals: [notAbove, unitClosed, notDueYet],
  decide(state, payload: ClimbPayload, context) {
    const refusal = notYetOwed(state, { act: 'climb', payload }, context);
    const { due } = caseClocks(state, context.calendar, state.timezone);
    if (refusal || !due) return refusal ?? refuse(notDueYet, { date: '' });
    const counting = withoutClosedTimes(state, context.calendar);
    const times = ladderTimes(due, state, counting);
    const { step } = payload;
    const to = reachedWith(step, state, context);
    if (to === null) return refuse(notAbove, { to: '', unit: state.responsibleUnit });
    const until = to === state.region ? null : (times[step + 1] ?? null);
    const climbed = { step, ...stepsAfter(step, state), due: due.due, until };
    const from = state.escalation?.to ?? state.responsibleUnit;
    const level = context.tree.divisionOf(to)?.kind ?? '';
    return [CaseEscalated.of({ from, to, level, reason: null, climbed })];
  },
});

/** So many units above the responsible one, or where the case is already if that is higher. */
function reachedWith(step: number, state: OpenCase, { tree }: CaseContext): string | null {
  const chain = tree.ancestors(state.responsibleUnit).map(({ code }) => code);
  const present = chain.indexOf(state.escalation?.to ?? '');
  return chain[Math.min(Math.max(step, present), chain.length - 1)] ?? null;
}
