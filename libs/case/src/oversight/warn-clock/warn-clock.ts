import { notYetOwed } from '../../rules/time.js';
import { textOfDue } from '../../clocks/fired-key.js';
import { type ClockName } from '../../state/codes.js';
import { type Due } from '#libs/clocks/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { fired } from '../../state/transitions.js';
import { firedKey } from '../../clocks/fired-key.js';
import { nobody, refuse, words } from '#libs/kernel/domain';
import { kindOfClock } from '../../clocks/own-clock.js';
import { dueOfClock, notDueYet, onlyTheSystem } from '../../rules/time.js';
export interface WarnPayload {
  readonly clock: ClockName;
  readonly light: 'yellow' | 'red';
}

/** 黄灯, 红灯: a clock comes near its due time; once for each light and due time. */
export interface ClockWarned {
  readonly type: 'ClockWarned';
  readonly data: { readonly clock: ClockName; readonly light: 'yellow' | 'red'; readonly due: Due };
}
export const ClockWarned = defineEvent<ClockWarned>('ClockWarned', {
  movesClock: false,
  evolve: (state, { clock, light, due }) => fired(state, firedKey.warned(clock, light, due)),
  words: ({ clock, light, due }) =>
    words('{clock:clock}亮{light:light}，{due}到期。', 'The {clock:clock} shows {light:light}: due {due}.', {
      clock: kindOfClock(clock),
      light,
      due: textOfDue(due),
    }),
});

/** 预警. */
export const warnClock = defineAct('warn-clock', {
  word: { zh: '预警', en: 'warn' },
  who: nobody,
  guards: [onlyTheSystem],
  events: [ClockWarned],
  refusals: [notDueYet],
  decide(state, payload: WarnPayload, context) {
    const refusal = notYetOwed(state, { act: 'warn-clock', payload }, context);
    const due = dueOfClock(state, payload.clock, context);
    if (refusal || !due) return refusal ?? refuse(notDueYet, { date: '' });
    return [ClockWarned.of({ ...payload, due })];
  },
});
