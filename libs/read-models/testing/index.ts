export * from './arbitraries.js';
export * from './histories.js';
