import { periodOf } from '#libs/catalogue/domain';
import { clockOfDays, type OwnClocks } from './own-clock.js';

/** 回访: from the end of a case whose result was handed out (rules §13); nobody is warned of it, the superior sees it. */
export const followUpClocks: OwnClocks = (state, calendar) => {
  if (state.phase !== 'closed' || (state.outcome !== 'granted' && state.outcome !== 'refused')) return [];
  const { receiving, closedAt: start, voice } = state;
  const days = periodOf(state.terms, 'followUp');
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
