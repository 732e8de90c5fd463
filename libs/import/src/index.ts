export * from './import-register.js';
export * from './mapping.js';
export * from './report.js';
export { registerCaseId } from './importer.js';
