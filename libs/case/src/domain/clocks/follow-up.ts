import { clockOfDays, type OwnClocks } from './own-clock.js';

/** Rules §13: within five working days of the end. */
const FOLLOW_UP_DAYS = 5;

/** 回访: after a decision that was handed out; nobody is warned of it, the superior sees it. */
export const followUpClocks: OwnClocks = (state, calendar) => {
  if (state.phase !== 'closed' || (state.outcome !== 'granted' && state.outcome !== 'refused')) return [];
  const { receiving, closedAt: start, voice } = state;
  const days = FOLLOW_UP_DAYS;
  return [
    clockOfDays(state, calendar, {
      name: 'follow-up',
      unit: receiving.unit,
      start,
      days,
      stoppedAt: voice.followedUpAt,
    }),
  ];
};
