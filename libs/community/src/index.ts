export * from './books.js';
export * from './desk/book-desks.js';
export * from './desk/book-memory.js';
export * from './kit/index.js';
export type { Ledger } from './ledgers/kit.js';
export * from './ledgers/sources.js';
export * from './ledgers/standard-ledgers.js';
export * from './ledgers/written-by-hand.js';
