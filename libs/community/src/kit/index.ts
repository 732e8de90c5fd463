export * from './book.js';
export * from './clock.js';
export * from './context.js';
export * from './entry.js';
export * from './kernel.js';
