import type { LocalDate } from '#libs/clocks/domain';
import { kernelOf, type Circumstances } from '#libs/kernel/domain';
import type { Person } from '../resident.js';

/** What decides beside the command: the record as it stands, in the clear, which no event and no state holds. */
export interface ResidentContext extends Circumstances {
  readonly region: string;
  readonly today: LocalDate;
  /** Null where nobody is known by this id in the region. */
  readonly person: Person | null;
}

/** What the stream says: where the resident is known, and how often the record was written. Everything else is in the vault. */
export interface Registered {
  readonly phase: 'registered';
  readonly region: string;
  /** Of the stream: the vault's row is at this revision, or behind it. */
  readonly revision: number;
  /** Whose key seals what is said. */
  readonly subject: string;
}
export type ResidentState = { readonly phase: 'none' } | Registered;

export interface ResidentTypes {
  readonly state: ResidentState;
  readonly known: Registered;
  readonly open: Registered;
  readonly context: ResidentContext;
  readonly facts: object;
}

export const residentStates = {
  isKnown: (state: ResidentState): state is Registered => state.phase === 'registered',
  isOpen: (state: ResidentState): state is Registered => state.phase === 'registered',
};

export const { defineBeginning, defineBeginningAct, defineLastingAct, defineLastingEvent, lastingGuard } =
  kernelOf<ResidentTypes>(residentStates);

/** A record that was written once more. */
export const changed = (state: Registered): Registered => ({ ...state, revision: state.revision + 1 });
