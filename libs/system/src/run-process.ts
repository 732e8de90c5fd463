import {
  createLogger,
  databaseUrlFor,
  OperatorError,
  readSettings,
  SettingError,
  supervised,
  tellOfProcess,
  type DatabaseLogin,
  type Logger,
  type Settings,
} from '#libs/runtime';
import { LogUnavailable } from '#libs/event-log/domain';
import { serveMetrics } from './serve-metrics.js';

/** How to close what was opened: the last first. */
export type Closing = (() => Promise<void>)[];

/** Settings with a database: that of the process's own login. */
export type ProcessSettings = Settings & { readonly databaseUrl: string };

/**
 * Runs one of the processes of a system until the supervisor ends it or is gone: `open` starts its work and leaves in `closing` how to end it. What
 * hinders the start is one sentence in the log; a stack stands beside it only at LOG_LEVEL=debug or trace.
 */
export async function runProcess(
  name: DatabaseLogin,
  open: (settings: ProcessSettings, logger: Logger, closing: Closing) => Promise<void>,
): Promise<void> {
  const settings = readSettings();
  const logger = createLogger(name, settings);
  const closing: Closing = [];
  const me = supervised(async () => {
    for (let close = closing.pop(); close; close = closing.pop()) await close();
  }, settings.heartbeatFile);
  try {
    tellOfProcess(name);
    await open(withDatabase(settings, name), logger, closing);
    if (name !== 'api') await tellMetrics(settings, closing);
  } catch (error) {
    logger.fatal(
      logger.isLevelEnabled('debug') ? { err: error } : {},
      `the ${name} cannot start: ${sentenceOf(error, settings)}`,
    );
    process.exit(1);
  }
  me.ready();
}

/** The API tells its own at its port. */
async function tellMetrics({ metrics: { host, port } }: Settings, closing: Closing): Promise<void> {
  if (port === 0) return;
  const server = await serveMetrics(host, port);
  closing.push(() => server.close());
}

function withDatabase(settings: Settings, name: DatabaseLogin): ProcessSettings {
  if (settings.databaseUrl === null)
    throw new SettingError(
      `DATABASE_URL is not set; start the ${name} with "npx tongban start", or name the database.`,
    );
  const { databaseUrl, eventLogUrl, home } = settings;
  const ownLog = eventLogUrl?.startsWith('postgres') ? databaseUrlFor(eventLogUrl, home, name) : eventLogUrl;
  return { ...settings, databaseUrl: databaseUrlFor(databaseUrl, home, name), eventLogUrl: ownLog };
}

/** What an operator is told of a failure: no address with a password in it, no value. */
export function sentenceOf(error: unknown, { eventLogUrl }: Pick<Settings, 'eventLogUrl'>): string {
  if (error instanceof SettingError || error instanceof OperatorError) return error.message;
  if (error instanceof LogUnavailable)
    return `The event log${placeOf(eventLogUrl)} does not answer (${error.message}); start its server, or correct EVENT_LOG_URL.`;
  return error instanceof Error ? error.message : String(error);
}

function placeOf(url: string | null): string {
  if (url === null || !URL.canParse(url)) return '';
  const { host } = new URL(url);
  return host === '' ? '' : ` at ${host}`;
}
