import { dueOnADay } from './on-a-day.js';
import { endedAt, type OwnClocks } from './own-clock.js';

/** 协办: due on the date that was agreed. An overdue one stops no other clock (rules §1.3); it ends with the decision, which does not wait for it. */
export const coHandlingClocks: OwnClocks = (state, calendar) => {
  const end = 'decidedAt' in state ? (state.decidedAt ?? endedAt(state)) : null;
  return state.coHandlings.map(({ request, unit, due, requestedAt: start, answeredAt }) => ({
    name: `co-handling/${request}`,
    unit,
    start,
    limit: null,
    due: dueOnADay(due, start, calendar),
    stoppedAt: answeredAt ?? end,
  }));
};
