export * from './domain/index.js';
export * from './registry.js';
