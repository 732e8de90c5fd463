import { mkdirSync } from 'node:fs';
import { createLogger, makeLogins, type Settings } from '#libs/runtime';
import { prepareDatabase } from './prepare-database.js';
import { bringReferenceData } from './reference-data.js';

/**
 * What `start` does before it starts processes, for those who start them by other means: then none of them needs to write in the home. Answers whether
 * each process has a database login of its own.
 */
export async function setUp(settings: Settings, databaseUrl: string): Promise<boolean> {
  mkdirSync(settings.home, { recursive: true });
  const logger = createLogger('tongban', settings);
  await prepareDatabase(settings, databaseUrl, logger);
  const logins = await makeLogins(databaseUrl, settings.home);
  await bringReferenceData(settings, databaseUrl, logger);
  return logins;
}
