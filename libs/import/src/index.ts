export * from './check-register.js';
export * from './import-register.js';
export * from './mapping.js';
export * from './mapping-file.js';
export * from './report.js';
export { registerCaseId } from './importer.js';
export type { RegisterSource } from './survey.js';
