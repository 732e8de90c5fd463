export * from './events.js';
export * from './identity-number.js';
export * from './masks.js';
export * from './phone.js';
export * from './resident.js';
export * from './sealed.js';
