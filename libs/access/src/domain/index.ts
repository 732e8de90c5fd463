export * from './roles.js';
export * from './absences.js';
export * from './policy.js';
export * from './persons.js';
