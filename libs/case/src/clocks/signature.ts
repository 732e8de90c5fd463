import { periodOf } from '#libs/catalogue/domain';
import { clockOfDays, type OwnClocks } from './own-clock.js';

/** 签收: runs from its arrival while the case lies unsigned with a unit (rules §13). Waiting for it stops no other clock. */
export const signatureClocks: OwnClocks = (state, calendar) =>
  state.handler === null || state.handler.signed
    ? []
    : [
        clockOfDays(state, calendar, {
          name: 'signature',
          unit: state.handler.unit,
          start: state.arrivedAt,
          days: periodOf(state.terms, 'signature'),
          stoppedAt: null,
        }),
      ];
