import { type ClockName } from '../state/codes.js';
import type { Due } from '#libs/clocks/domain';

/** What a firing leaves in the state, so that it never comes again for the same due time. A due time that moves is another one. */
export const firedKey = {
  warned: (clock: ClockName, light: 'yellow' | 'red', due: Due) => `${clock}/${light}/${textOfDue(due)}`,
  expired: (clock: ClockName, due: Due) => `${clock}/late/${textOfDue(due)}`,
  told: (calendar: string) => `calendar/${calendar}`,
  escalated: (step: number, due: Due) => `escalation/${step}/${textOfDue(due)}`,
};

/** A due time as a text: its date, or its instant. */
export function textOfDue(due: Due): string {
  return due.kind === 'date' ? due.date : due.at;
}
