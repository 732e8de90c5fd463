import type { Due } from '#libs/clocks/domain';
import type { ClockName } from './events-clock.js';

/** What a firing leaves in the state, so that it never comes again for the same due time. A due time that moves is another one. */
export const firedKey = {
  warned: (clock: ClockName, light: 'yellow' | 'red', due: Due) => `${clock}/${light}/${textOf(due)}`,
  expired: (clock: ClockName, due: Due) => `${clock}/late/${textOf(due)}`,
  told: (calendar: string) => `calendar/${calendar}`,
  escalated: (step: number, due: Due) => `escalation/${step}/${textOf(due)}`,
};

function textOf(due: Due): string {
  return due.kind === 'date' ? due.date : due.at;
}
