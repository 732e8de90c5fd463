import { completenessClock } from '../clocks/intake.js';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import { countingOf } from '../rules/review.js';
import type { Act } from './act.js';
import { notOwed, onlyTheSystem } from './clock-acts.js';

/** 视为受理 (行政许可法 32(4)): nobody said anything in time; accepted on the day of receipt, or on that of what a notice had asked for. */
export const deemAccepted: Act<object> = {
  name: 'deem-accepted',
  guards: [onlyTheSystem, onlyWhile('received')],
  decide(state, _payload, context) {
    const refusal = notOwed(state, { act: 'deem-accepted', payload: {} }, context);
    const check = completenessClock(state, countingOf(state, context));
    if (refusal || !check) return refusal ?? refuse('not-due-yet', { date: '' });
    const data = { manner: 'deemed', heldBy: state.handler.unit, acceptedAt: check.start } as const;
    return [{ type: 'RequestAccepted', data }];
  },
};
