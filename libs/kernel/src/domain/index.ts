export * from './act.js';
export * from './event.js';
export * from './kernel.js';
export * from './language.js';
export * from './matter.js';
export * from './refusal.js';
export * from './sealed.js';
export * from './who.js';
