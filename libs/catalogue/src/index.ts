export * from './domain/index.js';
export * from './shenyang.js';
export * from './calendar-desk.js';
export * from './item-desk.js';
export * from './load-region.js';
export * from './reference-data.js';
export * from './reference-events.js';
