import { clockOfDays, endedAt, type OwnClocks } from './own-clock.js';

/** Rules §13: the common superior rules within two working days. */
const RULING_DAYS = 2;

/** 裁定. */
export const rulingClocks: OwnClocks = (state, calendar) => {
  const { dispute } = state.moves;
  if (dispute === null) return [];
  const { to: unit, at: start } = dispute;
  return [clockOfDays(state, calendar, { name: 'ruling', unit, start, days: RULING_DAYS, stoppedAt: endedAt(state) })];
};
