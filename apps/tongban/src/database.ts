import { hostname } from 'node:os';
import pg from 'pg';
import { codeOf, OperatorError, secretsOfADatabase, type Settings } from '#libs/runtime';
import { emptyUnderOldSecrets } from './prepare-database.js';
import { startEmbeddedPostgres, type EmbeddedPostgres, type Notice } from '#libs/embedded-postgres';

/** The database of a system: the embedded one, or that of `DATABASE_URL`, which is not ours to start or stop. */
export type SystemDatabase = Pick<EmbeddedPostgres, 'url' | 'failed' | 'stop'>;

/** Starts the embedded server or looks whether the other one answers. The caller holds the home's lock. */
export async function openDatabase(settings: Settings, notice?: Notice): Promise<SystemDatabase> {
  if (settings.databaseUrl === null) {
    const { home, acceptEmptyDatabase } = settings;
    const refuseEmpty = !acceptEmptyDatabase && secretsOfADatabase(home).length > 0;
    const ifEmpty = refuseEmpty ? { ifEmpty: emptyUnderOldSecrets(home, `${home}/postgres`) } : {};
    return startEmbeddedPostgres({ home, ...ifEmpty, ...(notice && { notice }) });
  }
  await checkServer(settings.databaseUrl);
  return { url: settings.databaseUrl, failed: new Promise(() => undefined), stop: () => Promise.resolve() };
}

/** Throws an OperatorError when the server of `DATABASE_URL` does not let us in. */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new OperatorError(explain(new URL(url), codeOf(error)));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(url: URL, code: string): string {
  const where = `${url.hostname || hostname()}:${url.port || 5432}`;
  if (code === '28P01' || code === '28000')
    return `The database server at ${where} refuses the user "${url.username}"; put the right user and password into DATABASE_URL.`;
  if (code === '3D000')
    return `The database server at ${where} has no database "${url.pathname.slice(1)}"; create it, or name another one in DATABASE_URL.`;
  return `The database server at ${where} does not answer (${code}); start it, or correct DATABASE_URL.`;
}
