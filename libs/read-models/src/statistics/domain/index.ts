export * from './counts.js';
export * from './figures.js';
export * from './sums.js';
