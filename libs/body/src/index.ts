export * from './field-rule.js';
export * from './fields.js';
export * from './limits.js';
