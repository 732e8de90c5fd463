import { notYetOwed, notDueYet, onlyTheSystem } from '../../rules/time.js';
import { type LocalDate } from '#libs/clocks/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { closed } from '../../state/transitions.js';
import { nobody, refuse } from '#libs/kernel/domain';
import { countingOf } from '../../rules/review.js';
import { windowAt } from '../../clocks/window.js';
import { windowPassed } from './window-passed.js';

/** Nothing was decided within the window: withdrawn (民法典 1077). */
export interface WindowExpired {
  readonly type: 'WindowExpired';
  readonly data: { readonly due: LocalDate };
}
export const WindowExpired = defineEvent<WindowExpired>('WindowExpired', {
  documents: [windowPassed],
  evolve: (state, _data, at) => closed(state, 'withdrawn', at),
  words: {
    zh: '办理期间已于{due}届满，未办理，视为撤回。',
    en: 'Nothing was done by {due}, the end of the window: deemed withdrawn.',
  },
});

/** 逾期视为撤回: what is not done within the window is withdrawn (rules §13). */
export const expireWindow = defineAct('expire-window', {
  word: { zh: '办理期间届满', en: 'end the window' },
  who: nobody,
  guards: [onlyTheSystem],
  events: [WindowExpired],
  refusals: [notDueYet],
  decide(state, _payload, context) {
    const refusal = notYetOwed(state, { act: 'expire-window', payload: {} }, context);
    const window = windowAt(state, countingOf(state, context));
    return refusal ?? (window ? [WindowExpired.of({ due: window.until })] : refuse(notDueYet, { date: '' }));
  },
});
