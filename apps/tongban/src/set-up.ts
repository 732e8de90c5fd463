import { mkdirSync } from 'node:fs';
import { localKey } from '#libs/access';
import { createLogger, loadSecret, type Settings } from '#libs/runtime';
import { migrate } from './migrate.js';
import { bringReferenceData } from './reference-data.js';

/** What `start` does before it starts processes, for those who start them by other means: then none of them needs to write in the home. */
export async function setUp(settings: Settings, databaseUrl: string): Promise<void> {
  mkdirSync(settings.home, { recursive: true });
  for (const name of ['vault-kek', 'blind-index', 'command-hmac'] as const) loadSecret(settings.home, name, 32);
  localKey(settings.home);
  await migrate(databaseUrl);
  await bringReferenceData(settings, databaseUrl, createLogger('tongban', settings));
}
