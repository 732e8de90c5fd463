import pg from 'pg';
import type { Logger } from '#libs/runtime';

/** The same number in every process: the key of the lock. */
export const TIMEKEEPER_LOCK = 7_221_001;
const TRY_EVERY_MS = 500;
/** An owner says so often that it is there; one that has been silent for so long is followed, as its server ends the connection. */
const SIGN_EVERY_MS = 1_000;
const SILENCE_MS = 5_000;

/**
 * Lets one process at a time work, over all that share the database: the lock goes with the connection, so that a killed owner is followed within a
 * second, one that sleeps or has lost its network within seconds. Two at once would do no harm, as every firing happens once; they would only do the
 * same work.
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
    let signs: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      if (await takes(client)) {
        signs = setInterval(() => void client.query('select 1').catch(end), SIGN_EVERY_MS);
        await work(lost.signal);
      }
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error }, 'the lock of the timekeeper cannot be had for now');
    } finally {
      clearInterval(signs);
      signal.removeEventListener('abort', end);
      await client.end().catch(() => undefined);
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS));
  }
}

async function takes(client: pg.Client): Promise<boolean> {
  await client.query(`set idle_session_timeout = ${SILENCE_MS}`);
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [TIMEKEEPER_LOCK]);
  return rows[0]?.mine ?? false;
}
