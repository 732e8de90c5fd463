export * from './counts.js';
export * from './figures.js';
export type { Happening } from './happening.js';
export * from './sums.js';
