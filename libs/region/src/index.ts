export * from './domain/index.js';
export * from './shenyang.js';
export * from './units-file.js';
export * from './unit-desk.js';
