import { eventTypesOf, matterOf, type CommandOf, type HappeningOf } from '#libs/kernel/domain';
import { end } from './end.js';
import { enter } from './enter.js';
import { absenceStates, type AbsenceTypes } from './kit.js';
import { notTheirAbsence } from './rules.js';

const ACTS = [enter, end] as const;

export type AbsenceCommand = CommandOf<typeof ACTS>;
export type AbsenceEvent = HappeningOf<typeof ACTS>;

/** Who of a unit is away and who stands in (AB岗, rules §1.3): whoever works there says so of themselves, a supervisor above of anybody. */
export const absenceMatter = matterOf<AbsenceTypes, AbsenceCommand, AbsenceEvent>({
  ...absenceStates,
  name: 'absence',
  initial: { phase: 'none' },
  acts: ACTS,
  factsOf: () => ({}),
  // A unit's list is neither begun nor closed: there is only who may.
  refusals: {
    alreadyBegun: notTheirAbsence,
    notBegun: notTheirAbsence,
    notAllowed: notTheirAbsence,
    closed: notTheirAbsence,
  },
});

/** For the registry of events. */
export const ABSENCE_EVENTS = eventTypesOf(absenceMatter);
