export * from './boards/boards-projection.js';
export * from './boards/domain/index.js';
export * from './cases/cases-projection.js';
export * from './cases/domain/row.js';
export * from './engine/index.js';
export * from './gate.js';
export * from './boards/board-queries.js';
export { type CaseFilter } from './cases/case-filter.js';
export * from './cases/case-queries.js';
