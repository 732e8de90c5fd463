import type { DatabaseRole, Logger } from '#libs/runtime';
import type { EventLog } from './domain/index.js';
import { openPostgresLog } from './postgres/postgres-log.js';

export interface EventLogOptions {
  /** Who opens it, as the server's lists of connections show it. */
  readonly name: string;
  /** In PostgreSQL; null or left out: as the URL's user. */
  readonly role?: DatabaseRole | null;
  /** How long a call outlasts a server that is away, in milliseconds; the engine's own measure unless told. */
  readonly patienceMs?: number;
  readonly logger?: Logger;
}

/** Opens the log that a URL names; the scheme chooses the engine (`EVENT_LOG_URL`). */
export async function openEventLog(url: string, options: EventLogOptions): Promise<EventLog> {
  const scheme = url.slice(0, url.indexOf(':'));
  if (scheme === 'postgres' || scheme === 'postgresql') return openPostgresLog({ ...options, url });
  if (scheme === 'esdb' || scheme === 'esdb+discover') {
    // Whoever works on PostgreSQL need not wait for the libraries of the other engine.
    const { openEventStoreLog } = await import('./eventstore/eventstore-log.js');
    return openEventStoreLog({ ...options, url });
  }
  throw new Error(`EVENT_LOG_URL begins with ${scheme}:, for which there is no engine; use postgres:// or esdb://.`);
}
