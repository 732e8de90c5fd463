export * from './domain/index.js';
export * from './shenyang.js';
export * from './calendar-desk.js';
export * from './item-desk.js';
