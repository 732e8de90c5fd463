export * from './given.js';
export * from './shenyang.js';
export * from './periods.js';
export * from './steps.js';
export * from './texts.js';
export * from './arbitraries.js';
export * from './desk.js';
