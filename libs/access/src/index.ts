export * from './absence-desk.js';
export * from './access-log.js';
export * from './domain/index.js';
export * from './token-verifier.js';
export * from './tokens.js';
