export * from './domain/index.js';
export * from './published-years.js';
