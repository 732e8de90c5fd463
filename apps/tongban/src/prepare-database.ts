import pg from 'pg';
import { KeyRing } from '#libs/residents';
import {
  createPool,
  OperatorError,
  secretsOfADatabase,
  settleSecrets,
  type Logger,
  type Settings,
} from '#libs/runtime';
import { migrate } from './migrate.js';

/**
 * Brings a database to the schema of this version and settles with which secrets it is written: before anything else is written, in every command
 * that may be the first on a home. Throws an OperatorError or a SettingError, and has changed nothing, where database and secrets do not belong together.
 */
export async function prepareDatabase(settings: Settings, databaseUrl: string, logger: Logger): Promise<void> {
  if (!settings.acceptEmptyDatabase) await refuseEmptyUnderOldSecrets(settings.home, databaseUrl);
  const ran = await migrate(databaseUrl);
  if (ran.length > 0) logger.info({ migrations: ran.length }, 'the database has the schema of this version');
  const pool = createPool(databaseUrl, { name: 'tongban secrets', max: 1 });
  try {
    const { rows } = await pool.query<{ inUse: boolean }>('select exists (select from vault_keys.key) as "inUse"');
    const repaired = await settleSecrets(settings.home, pool, {
      inUse: rows[0]?.inUse === true,
      fits: (kek) => new KeyRing(pool, kek, 'aes-256-gcm').fits(),
    });
    for (const word of repaired) logger.warn(word);
  } finally {
    await pool.end();
  }
}

/** What to say of an empty database where there are secrets of another one. */
export function emptyUnderOldSecrets(home: string, database: string): OperatorError {
  return new OperatorError(
    `${database} is empty, but ${home}/secrets holds the secrets of a system that was written before; put its database back from a backup, or set TONGBAN_EMPTY_DATABASE=accept to begin with an empty one.`,
  );
}

async function refuseEmptyUnderOldSecrets(home: string, databaseUrl: string): Promise<void> {
  if (secretsOfADatabase(home).length === 0) return;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('log.events') is not null as there`);
    if (rows[0]?.there !== true) throw emptyUnderOldSecrets(home, 'The database');
  } finally {
    await client.end();
  }
}
