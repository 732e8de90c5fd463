import { notYetOwed } from '../../rules/time.js';
import { textOfDue } from '../../clocks/fired-key.js';
import { type ClockName } from '../../state/codes.js';
import { type Due } from '#libs/clocks/domain';
import { defineLastingAct, defineLastingEvent } from '../../kit.js';
import { announcedTimeOver } from '../../state/announced.js';
import { fired } from '../../state/transitions.js';
import { firedKey } from '../../clocks/fired-key.js';
import { nobody, refuse, words } from '#libs/kernel/domain';
import { kindOfClock } from '../../clocks/own-clock.js';
import { dueOfClock, notDueYet, onlyTheSystem } from '../../rules/time.js';
export interface ExpirePayload {
  readonly clock: ClockName;
}

/** 超期: a clock's due time has passed while it ran. */
export interface ClockExpired {
  readonly type: 'ClockExpired';
  readonly data: { readonly clock: ClockName; readonly due: Due };
}
export const ClockExpired = defineLastingEvent<ClockExpired>('ClockExpired', {
  evolve: (state, { clock, due }) => fired(announcedTimeOver(state, clock, due), firedKey.expired(clock, due)),
  words: ({ clock, due }) =>
    kindOfClock(clock) === 'notice'
      ? words(
          '公示期已于{due}届满，此后的时间计入时限。',
          'The notice was over with {due}: the time since then counts.',
          {
            due: textOfDue(due),
          },
        )
      : words('{clock:clock}已超期（{due}到期）。', 'The {clock:clock} has run out: it was due {due}.', {
          clock: kindOfClock(clock),
          due: textOfDue(due),
        }),
});

/** 超期. */
export const expireClock = defineLastingAct('expire-clock', {
  word: { zh: '记超期', en: 'expire' },
  who: nobody,
  guards: [onlyTheSystem],
  events: [ClockExpired],
  refusals: [notDueYet],
  decide(state, payload: ExpirePayload, context) {
    const refusal = notYetOwed(state, { act: 'expire-clock', payload }, context);
    const due = dueOfClock(state, payload.clock, context);
    if (refusal || !due) return refusal ?? refuse(notDueYet, { date: '' });
    return [ClockExpired.of({ ...payload, due })];
  },
});
