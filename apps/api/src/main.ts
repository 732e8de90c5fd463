import 'reflect-metadata';
import { createLogger, readSettings, supervised } from '#libs/runtime';
import { startApi } from './start-api.js';
import { openSystem } from './open-system.js';

/** Answers over HTTP, until the supervisor ends it or is gone. */
const settings = readSettings();
const logger = createLogger('api', settings);
const closing: (() => Promise<void>)[] = [];
const me = supervised(async () => {
  for (let close = closing.pop(); close; close = closing.pop()) await close();
}, settings.heartbeatFile);

const { databaseUrl } = settings;
if (databaseUrl === null) {
  logger.fatal('DATABASE_URL is not set; start the API with "npx tongban start", or name the database.');
  process.exit(1);
}
try {
  const opened = await openSystem({ ...settings, databaseUrl }, logger, closing);
  const api = await startApi(opened, settings, logger);
  closing.push(() => api.stop());
  logger.debug({ port: api.port }, 'the API listens');
} catch (error) {
  logger.fatal({ err: error }, 'the API cannot start');
  process.exit(1);
}
me.ready();
