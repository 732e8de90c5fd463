export * from './given.js';
export * from './shenyang.js';
export * from './steps.js';
export * from './arbitraries.js';
export * from './desk.js';
