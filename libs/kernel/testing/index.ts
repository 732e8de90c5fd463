export * from './visit.js';
