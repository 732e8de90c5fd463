import { eventTypesOf } from '#libs/kernel/domain';
import { caseMatter } from './case.js';
import { refusalsMatter } from './refusals/count-refusal.js';
import { rulingsMatter } from './rulings/give-ruling.js';

/** The stored names of the events of cases, of their refusals and of rulings, with their versions: for the registry of events. */
export const caseEventTypes = [
  ...eventTypesOf(caseMatter),
  ...eventTypesOf(refusalsMatter),
  ...eventTypesOf(rulingsMatter),
];
