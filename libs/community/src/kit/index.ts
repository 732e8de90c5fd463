export * from './book.js';
export * from './brief.js';
export * from './clock.js';
export * from './context.js';
export * from './entry.js';
export * from './explain.js';
export * from './kernel.js';
