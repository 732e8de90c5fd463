export * from './load-region.js';
export * from './reference-data.js';
export * from './reference-events.js';
