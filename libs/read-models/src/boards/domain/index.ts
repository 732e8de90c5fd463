export * from './board-sums.js';
export * from './board-case.js';
export * from './contribution.js';
export * from './facts.js';
export * from './figures.js';
