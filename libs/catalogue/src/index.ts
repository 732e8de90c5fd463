export * from './domain/index.js';
export * from './shenyang.js';
