export * from './given.js';
export * from './shenyang.js';
