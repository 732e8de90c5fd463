import { type KnownCase } from '../state/case.js';
import { lateFrom, type WorkingCalendar } from '#libs/clocks/domain';
import { coHandlingClocks } from './co-handling.js';
import { deliveryClocks } from './delivery.js';
import { legClocks } from './legs.js';
import type { OwnClock, OwnClocks } from './own-clock.js';
import { isBeforeItCame } from './past.js';
import { rectificationClocks } from './rectification.js';
import { supervisionClocks } from './supervision.js';

/** What a unit may owe a case that does not lie with it, or that is closed; whatever else is owed is found in the queue of who has the case. */
const BESIDE: readonly OwnClocks[] = [coHandlingClocks, supervisionClocks, rectificationClocks, deliveryClocks];

/** What units owe beside whose turn it is: answers, rectifications, results to be handed out. Running clocks only. */
export function owedBeside(state: KnownCase, calendar: WorkingCalendar): readonly OwnClock[] {
  if (!owesBeside(state)) return [];
  const kinds = isDone(state) ? [...BESIDE, legClocks] : BESIDE;
  return kinds
    .flatMap((clocks) => clocks(state, calendar))
    .filter(({ stoppedAt, due }) => stoppedAt === null && !isBeforeItCame(state, lateFrom(due, state.timezone)));
}

/** Whether there may be anything: most cases need no clock counted for it. */
export function owesBeside(state: KnownCase): boolean {
  const { coHandlings, supervision, voice } = state;
  return isDone(state) || coHandlings.length > 0 || supervision.length > 0 || voice.rectifications.length > 0;
}

function isDone({ phase }: KnownCase): boolean {
  return phase === 'decided' || phase === 'fulfilled';
}
