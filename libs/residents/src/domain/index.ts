export * from './resident.js';
export * from './sealed.js';
