export * from './workplace.js';
export * from './open-desk.js';
export * from './run-process.js';
export * from './serve-metrics.js';
