import { eventLogMigrations } from '#libs/event-log';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { readModelMigrations } from '#libs/read-models';

/** Makes the schema `read_model` in an empty database, after the log, whose migration makes the roles that it gives rights to. */
export async function migrateReadModels(url: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, migrations: [...eventLogMigrations, ...readModelMigrations] });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

export function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  pool.on('error', () => undefined);
  return pool;
}
