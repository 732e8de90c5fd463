import { periodOf } from '#libs/catalogue/domain';
import { clockOfDays, type OwnClocks } from './own-clock.js';

/**
 * 送达: within the item's period after a decision, owed by the counter where the result is handed out. 行政许可法 44 says it of what was granted; a
 * refusal is owed in writing (38), and nobody would notice one that lies about.
 */
export const deliveryClocks: OwnClocks = (state, calendar) => {
  if (!('decidedAt' in state) || state.decidedAt === null) return [];
  if (state.outcome !== 'granted' && state.outcome !== 'refused') return [];
  const { deliverTo, receiving, decidedAt: start } = state;
  const unit = deliverTo?.unit ?? receiving.unit;
  const stoppedAt = state.phase === 'closed' ? state.closedAt : null;
  return [
    clockOfDays(state, calendar, { name: 'delivery', unit, start, days: periodOf(state.terms, 'delivery'), stoppedAt }),
  ];
};
