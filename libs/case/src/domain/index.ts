export * from './evolve.js';
export * from './events.js';
export * from './state.js';
