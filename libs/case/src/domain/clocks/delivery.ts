import { periodOf } from '#libs/catalogue/domain';
import { clockOfDays, type OwnClocks } from './own-clock.js';

/** 送达: within the item's period after a granted decision (行政许可法 44), owed by the counter where the result is handed out. */
export const deliveryClocks: OwnClocks = (state, calendar) => {
  if (!('decidedAt' in state) || state.decidedAt === null || state.outcome !== 'granted') return [];
  const { deliverTo, receiving, decidedAt: start } = state;
  const unit = deliverTo?.unit ?? receiving.unit;
  const stoppedAt = state.phase === 'closed' ? state.closedAt : null;
  return [
    clockOfDays(state, calendar, { name: 'delivery', unit, start, days: periodOf(state.terms, 'delivery'), stoppedAt }),
  ];
};
