export { ROLES, type Asker, type Role } from '#libs/kernel/domain';
export * from './absences.js';
export * from './policy.js';
export * from './persons.js';
