import { periodOf } from '#libs/catalogue/domain';
import { clockOfDays, endedAt, type OwnClocks } from './own-clock.js';

/** 裁定: the common superior's (rules §13). */
export const rulingClocks: OwnClocks = (state, calendar) => {
  const { dispute } = state.moves;
  if (dispute === null) return [];
  const { to: unit, at: start } = dispute;
  const days = periodOf(state.terms, 'ruling');
  return [clockOfDays(state, calendar, { name: 'ruling', unit, start, days, stoppedAt: endedAt(state) })];
};
