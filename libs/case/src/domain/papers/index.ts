export * from './content.js';
export * from './kinds.js';
