export * from './arbitraries.js';
export * from './histories.js';
export * from './memory-log.js';
export * from './rows.js';
export * from './database.js';
