export * from './domain/index.js';
export * from './codec.js';
export * from './registry.js';
export * from './open-event-log.js';
export * from './writers.js';
export { eventLogMigrations } from './postgres/migrations.js';
export { openPostgresLog, type PostgresLogOptions } from './postgres/postgres-log.js';
