import type { LocalDate } from '#libs/clocks/domain';
import { kernelOf, type Circumstances } from '#libs/kernel/domain';
import type { Absence } from '../absences.js';

/** What decides: which unit it is about, and its today. */
export interface AbsenceContext extends Circumstances {
  readonly unit: string;
  readonly today: LocalDate;
}

/** Who of a unit was, is or will be away. */
export interface AbsencesOfUnit {
  readonly phase: 'kept';
  readonly absences: readonly Absence[];
}
export type AbsenceState = { readonly phase: 'none' } | AbsencesOfUnit;

export interface AbsenceTypes {
  readonly state: AbsenceState;
  readonly known: AbsencesOfUnit;
  readonly open: AbsencesOfUnit;
  readonly context: AbsenceContext;
  readonly facts: object;
}

export const absenceStates = {
  isKnown: (state: AbsenceState): state is AbsencesOfUnit => state.phase === 'kept',
  isOpen: (state: AbsenceState): state is AbsencesOfUnit => state.phase === 'kept',
};

export const { defineActWhenever, defineLastingAct, defineEventWhenever, defineLastingEvent } =
  kernelOf<AbsenceTypes>(absenceStates);

export function absencesIn(state: AbsenceState): readonly Absence[] {
  return state.phase === 'kept' ? state.absences : [];
}
