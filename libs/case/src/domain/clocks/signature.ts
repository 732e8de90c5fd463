import { clockOfDays, type OwnClocks } from './own-clock.js';

/** Rules §13: signed for within one working day of its arrival. Waiting for it stops no other clock. */
const SIGNATURE_DAYS = 1;

/** 签收: runs while the case lies unsigned with a unit. */
export const signatureClocks: OwnClocks = (state, calendar) =>
  state.handler === null || state.handler.signed
    ? []
    : [
        clockOfDays(state, calendar, {
          name: 'signature',
          unit: state.handler.unit,
          start: state.arrivedAt,
          days: SIGNATURE_DAYS,
          stoppedAt: null,
        }),
      ];
