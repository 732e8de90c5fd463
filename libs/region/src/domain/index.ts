export * from './division-file.js';
export * from './events.js';
export * from './leaf.js';
export * from './search.js';
export * from './tree.js';
export * from './unit.js';
