import { eventTypesOf } from '#libs/kernel/domain';
import { caseMatter } from './case.js';
import { refusalsMatter } from './refusals/count-refusal.js';

/** The stored names of a case's events and of its refusals, with their versions: for the registry of events. */
export const caseEventTypes = [...eventTypesOf(caseMatter), ...eventTypesOf(refusalsMatter)];
