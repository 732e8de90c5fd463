import { openEventLog } from '#libs/event-log';
import { startProjector, systemRegistry } from '#libs/read-models';
import { createLogger, readSettings, supervised, usableRole } from '#libs/runtime';

/** Follows the log and keeps the read models, until the supervisor ends it or is gone. */
const settings = readSettings();
const logger = createLogger('projector', settings);
const closing: (() => Promise<void>)[] = [];
const me = supervised(async () => {
  for (let close = closing.pop(); close; close = closing.pop()) await close();
}, settings.heartbeatFile);

const databaseUrl = settings.databaseUrl;
if (databaseUrl === null) {
  logger.fatal('DATABASE_URL is not set; start the projector with "npx tongban start", or name the database.');
  process.exit(1);
}
try {
  const role = await usableRole(databaseUrl, 'tongban_projector');
  const log = await openEventLog(settings.eventLogUrl ?? databaseUrl, { name: 'tongban projector', role, logger });
  closing.push(() => log.close());
  const projector = await startProjector({ databaseUrl, log, registry: systemRegistry(), logger });
  closing.push(() => projector.stop());
} catch (error) {
  logger.fatal({ err: error }, 'the projector cannot start');
  process.exit(1);
}
me.ready();
