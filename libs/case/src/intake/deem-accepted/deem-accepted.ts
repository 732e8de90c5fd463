import { notYetOwed } from '../../rules/time.js';
import { defineAct } from '../../kit.js';
import { nobody, refuse } from '#libs/kernel/domain';
import { notDueYet, onlyTheSystem } from '../../rules/time.js';
import { onlyWhile } from '../../rules/phase.js';
import { RequestAccepted } from '../accept/accept.js';
import { countingOf } from '../../rules/review.js';
import { completenessClock } from '../../clocks/intake.js';

/** 视为受理 (行政许可法 32(4)): nobody said anything in time; accepted on the day of receipt, or on that of what a notice had asked for. */
export const deemAccepted = defineAct('deem-accepted', {
  word: { zh: '视为受理', en: 'deem accepted' },
  who: nobody,
  guards: [onlyTheSystem, onlyWhile('received')],
  events: [RequestAccepted],
  refusals: [notDueYet],
  decide(state, _payload, context) {
    const refusal = notYetOwed(state, { act: 'deem-accepted', payload: {} }, context);
    const check = completenessClock(state, countingOf(state, context));
    if (refusal || !check) return refusal ?? refuse(notDueYet, { date: '' });
    const data = { manner: 'deemed', heldBy: state.handler.unit, acceptedAt: check.start } as const;
    return [RequestAccepted.of(data)];
  },
});
