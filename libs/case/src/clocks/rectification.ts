import { periodOf } from '#libs/catalogue/domain';
import { clockOfDays, type OwnClocks } from './own-clock.js';

/** 差评整改, all from the rating: contact, and the answer, for a complex one later (rules §13). They run on when the case is closed. */
export const rectificationClocks: OwnClocks = (state, calendar) =>
  state.voice.rectifications.flatMap(({ rectification, unit, openedAt: start, contactedAt, prolonged, closedAt }) => [
    clockOfDays(state, calendar, {
      name: `${rectification}/contact`,
      unit,
      start,
      days: periodOf(state.terms, 'contact'),
      stoppedAt: contactedAt ?? closedAt,
    }),
    clockOfDays(state, calendar, {
      name: `${rectification}/answer`,
      unit,
      start,
      days: periodOf(state.terms, prolonged ? 'complexRectification' : 'rectification'),
      stoppedAt: closedAt,
    }),
  ]);
