export * from './clock.js';
export * from './database.js';
export * from './ids.js';
export * from './logger.js';
export * from './secrets.js';
export * from './settings.js';
export * from './supervised.js';
export * from './manual-clock.js';
