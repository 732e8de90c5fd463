import { openEventLog } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { OperatorError, type Logger, type Settings } from '#libs/runtime';
import { sentenceOf } from '#libs/system';

/** Opens the system's event log for a command, as the URL's own user, for as long as `work` takes. */
export async function withLog<T>(
  settings: Pick<Settings, 'eventLogUrl'>,
  databaseUrl: string,
  work: (log: EventLog) => Promise<T>,
  logger?: Logger,
): Promise<T> {
  const url = settings.eventLogUrl ?? databaseUrl;
  const log = await openEventLog(url, { name: 'tongban', ...(logger && { logger }) }).catch((error: unknown) => {
    throw new OperatorError(sentenceOf(error, settings));
  });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}
