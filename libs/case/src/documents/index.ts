export * from './codes.js';
export * from './contact.js';
export * from './content.js';
export * from './kinds.js';
export type { PaperContent, PaperView } from './parts.js';
