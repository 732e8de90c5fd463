export * from './domain/index.js';
export * from './write/aggregate.js';
export * from './write/command-hmac.js';
export * from './write/desk.js';
export * from './write/errors.js';
export * from './write/history.js';
export * from './write/perform.js';
