import pg from 'pg';
import type { Logger } from '#libs/runtime';

/** The same number in every process: the key of the lock. */
const KEY = 7_221_001;
const TRY_EVERY_MS = 500;

/**
 * Lets one process at a time work, over all that share the database: the lock goes with the connection, so that a killed owner is followed within a
 * second. Two at once would do no harm, as every firing happens once; they would only do the same work.
 */
export async function whileTheOnlyOne(
  url: string,
  work: (signal: AbortSignal) => Promise<void>,
  { signal, logger }: { readonly signal: AbortSignal; readonly logger: Logger },
): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'tongban timekeeper lock',
      keepAlive: true,
    });
    const lost = new AbortController();
    const end = (): void => lost.abort();
    client.on('error', end);
    client.on('end', end);
    signal.addEventListener('abort', end);
    try {
      await client.connect();
      if (await takes(client)) await work(lost.signal);
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error }, 'the lock of the timekeeper cannot be had for now');
    } finally {
      signal.removeEventListener('abort', end);
      await client.end().catch(() => undefined);
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS));
  }
}

async function takes(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [KEY]);
  return rows[0]?.mine ?? false;
}
