import { eventTypesOf, matterOf, refusal, type CommandOf, type HappeningOf } from '#libs/kernel/domain';
import { correct } from './correct.js';
import { residentStates, type ResidentTypes } from './kit.js';
import { move } from './move.js';
import { recordDeath } from './record-death.js';
import { register } from './register.js';
import { CORRECTION, notAllowedToRegister } from './rules.js';

const ACTS = [register, correct, move, recordDeath] as const;

export type ResidentCommand = CommandOf<typeof ACTS>;
export type ResidentEvent = HappeningOf<typeof ACTS>;
/** What a change of a record that is there makes happen. */
export type ResidentChanged = Exclude<ResidentEvent, { type: 'ResidentRegistered' }>;
export type ResidentAct = Exclude<ResidentCommand['act'], 'register'>;

/** What may be done to a record that is there. */
export const RESIDENT_ACTS: readonly ResidentAct[] = ['correct', 'move', 'record-death'];

const registeredAlready = refusal('resident-registered', {
  rule: CORRECTION,
  title: { zh: '居民已登记', en: 'Registered already' },
  detail: { zh: '该居民已登记。有变更的，请更正。', en: 'The resident is registered. Correct what has changed.' },
});

/** The record of a resident: who, where, and what was put right. Every personal value is in the vault, which follows this stream. */
export const residentMatter = matterOf<ResidentTypes, ResidentCommand, ResidentEvent>({
  ...residentStates,
  name: 'resident',
  initial: { phase: 'none' },
  acts: ACTS,
  factsOf: () => ({}),
  refusals: {
    alreadyBegun: registeredAlready,
    notBegun: registeredAlready,
    notAllowed: notAllowedToRegister,
    closed: registeredAlready,
  },
});

/** For the registry of events. */
export const RESIDENT_EVENTS = eventTypesOf(residentMatter);
