export * from './case-desk.js';
export * from './case-history.js';
export * from './command-hmac.js';
export * from './commands.js';
export * from './decide-in-turn.js';
export * from './errors.js';
export * from './ports.js';
export * from './timeline.js';
