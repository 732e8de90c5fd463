import type { EventLog } from './domain/index.js';
import { openPostgresLog, type PostgresLogOptions } from './postgres/postgres-log.js';

/** Opens the log that a URL names; the scheme chooses the engine (`EVENT_LOG_URL`). */
export function openEventLog(url: string, options: Omit<PostgresLogOptions, 'url'>): Promise<EventLog> {
  const scheme = url.slice(0, url.indexOf(':'));
  if (scheme === 'postgres' || scheme === 'postgresql') return openPostgresLog({ ...options, url });
  throw new Error(`EVENT_LOG_URL begins with ${scheme}:, for which this version has no engine; use postgres://.`);
}
