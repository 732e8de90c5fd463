import { DataSource } from 'typeorm';
import { eventLogMigrations, openPostgresLog, type EventLog, type PostgresLogOptions } from '#libs/event-log';
import type { LogUnderTest } from './contract-kit.js';

/** Runs the migrations of the log and answers the names of those that were run. */
export async function migrateLog(url: string): Promise<string[]> {
  const source = new DataSource({ type: 'postgres', url, migrations: eventLogMigrations });
  await source.initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

/** A fresh log in a database that `url` names and `drop` removes. */
export async function createPostgresLog(
  { url, drop }: { readonly url: string; drop(): Promise<void> },
  options: Partial<PostgresLogOptions> = {},
): Promise<LogUnderTest> {
  await migrateLog(url);
  const logs: EventLog[] = [];
  const open = async (): Promise<EventLog> => {
    const log = await openPostgresLog({ url, name: `test ${logs.length}`, role: 'tongban_api', ...options });
    logs.push(log);
    return log;
  };
  const close = async (): Promise<void> => {
    await Promise.all(logs.map((log) => log.close()));
    await drop();
  };
  return { log: await open(), openAnother: open, close };
}
