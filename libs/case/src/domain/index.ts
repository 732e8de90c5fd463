export * from './case-clocks.js';
export * from './evolve.js';
export * from './events.js';
export * from './number.js';
export * from './state.js';
