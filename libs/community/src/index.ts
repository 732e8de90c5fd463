export * from './books.js';
export * from './desk/book-desks.js';
export * from './desk/book-memory.js';
export * from './kit/index.js';
