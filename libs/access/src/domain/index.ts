export { ROLES, type Asker, type Role } from '#libs/kernel/domain';
export * from './absence/absence.js';
export type { AbsenceTypes } from './absence/kit.js';
export * from './absences.js';
export * from './policy.js';
export * from './persons.js';
