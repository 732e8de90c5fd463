export * from './case-desk.js';
export * from './open-desk.js';
export * from './run-process.js';
