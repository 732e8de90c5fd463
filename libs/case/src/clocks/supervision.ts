import { endedAt, type OwnClocks } from './own-clock.js';

/** 督办: due on the date that was ordered; the reminders that follow are acts of their own (`acts/supervision.ts`). */
export const supervisionClocks: OwnClocks = (state) =>
  state.supervision.map(({ order, to: unit, due, orderedAt: start, answeredAt }) => ({
    name: `supervision/${order}`,
    unit,
    start,
    limit: null,
    due: { kind: 'date', date: due },
    stoppedAt: answeredAt ?? endedAt(state),
  }));
