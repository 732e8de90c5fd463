export * from './division-file.js';
export * from './events.js';
export * from './leaf.js';
export * from './search.js';
export * from './tree.js';
export * from './unit.js';
export type { UnitContext, UnitState, UnitTypes } from './unit/kit.js';
export * from './unit/unit-matter.js';
export * from './unit-codes.js';
