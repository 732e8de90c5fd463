import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { eventLogMigrations } from '#libs/event-log';
import { accessMigrations } from '#libs/access';
import { readModelMigrations } from '#libs/read-models';
import { residentsMigrations } from '#libs/residents';
import { codeOf, OperatorError, runtimeMigrations } from '#libs/runtime';

type Migration = new () => MigrationInterface;

/** The static schemas of all libraries, in the order of the time in their names. */
const MIGRATIONS: readonly Migration[] = [
  ...eventLogMigrations,
  ...residentsMigrations,
  ...runtimeMigrations,
  ...accessMigrations,
  ...readModelMigrations,
];

/** Any number will do, as long as every Tongban takes the same: one migrator at a time. */
const MIGRATION_LOCK = 7_421_503_301;

/** Brings the database to the schema of this version and answers the names of the migrations it ran. Several at once wait for each other. */
export async function migrate(url: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url, application_name: 'tongban migrate' });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await run(url);
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    const { username, pathname } = new URL(url);
    throw new OperatorError(
      `The database user "${username}" may not create what Tongban needs in "${pathname.slice(1)}"; let the owner run "grant create on database ${pathname.slice(1)} to ${username}", or name another user in DATABASE_URL.`,
    );
  } finally {
    await lock.end();
  }
}

async function run(url: string): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'tongban migrate',
    migrations: [...MIGRATIONS],
    migrationsTableName: 'tongban_migrations',
    migrationsTransactionMode: 'each',
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
