export * from './domain/index.js';
export * from './key-ring.js';
export * from './migrations.js';
export * from './open-residents.js';
export * from './resident-registry.js';
export * from './suites.js';
export * from './text-sealer.js';
export * from './vault.js';
export { BlindIndex } from './blind-index.js';
