import { findSecret, loadSecret, OperatorError } from '#libs/runtime';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { damaged, isEmpty, prepareDataFolder } from './data-folder.js';
import { stopOrphan } from './orphan.js';
import { choosePort, PortTaken, startServer, urlOf, type Installation, type ServerProcess } from './server.js';
import { serverUser } from './server-user.js';

export { runningServer, stopServer } from './orphan.js';

/** What is said of the server while it works: it died, it is back. */
export type Notice = (text: string) => void;

export interface EmbeddedPostgresOptions {
  readonly home: string;
  readonly notice?: Notice;
  /** For tests alone: nothing is safe from a crash, everything is faster. */
  readonly disposable?: boolean;
  /** The database that is made where there is none; `tongban` unless told. */
  readonly database?: string;
  /** Thrown instead of making a database where there is none. */
  readonly ifEmpty?: OperatorError;
}

/** A real PostgreSQL that belongs to a home folder: started again when it dies, stopped with `stop`. The caller holds the home's lock. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly pid: () => number;
  /** Rejects with an OperatorError when the server could not be brought back. Never resolves. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Waits before each further try to bring a dead server back, in ms: the first is at once. */
const RESTART_DELAYS_MS = [0, 1_000, 2_000, 5_000, 10_000];
/** A server that lived this long is not in a loop of crashes. */
const STABLE_MS = 60_000;
const PASSWORD_BYTES = 24;

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { home } = options;
  const user = serverUser(join(home, 'postgres'));
  const binaries = findBinaries(home, user);
  const password = passwordOf(home, options.ifEmpty);
  const dataFolder = await prepareDataFolder(home, binaries, user, password);
  const installation = { home, dataFolder, binaries, user, password, disposable: options.disposable ?? false };
  const { process: first, port } = await firstStart(installation);
  const database = options.database ?? 'tongban';
  try {
    await createDatabase(urlOf(installation, port, 'postgres'), database);
    await lookInto(urlOf(installation, port, database));
  } catch (error) {
    await first.stop();
    throw error instanceof OperatorError ? error : new OperatorError(damaged(dataFolder, messageOf(error)));
  }
  return keepRunning(
    installation,
    port,
    first,
    urlOf(installation, port, database),
    options.notice ?? (() => undefined),
  );
}

/** Of the superuser. A new one is made for a new database alone: another one than the database has is of no use. */
function passwordOf(home: string, ifEmpty: OperatorError | undefined): string {
  const isNew = isEmpty(join(home, 'postgres'));
  if (isNew && ifEmpty) throw ifEmpty;
  if (!isNew && findSecret(home, 'database-password', PASSWORD_BYTES) === null)
    throw new OperatorError(
      `The secret ${home}/secrets/database-password of the database in ${home}/postgres is missing; put it back from a backup. No new one was made.`,
    );
  return loadSecret(home, 'database-password', PASSWORD_BYTES).toString('hex');
}

/** A database whose files are gone is still in the list of databases. */
async function lookInto(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('select count(*) from pg_class').finally(() => client.end());
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function firstStart(installation: Installation): Promise<{ process: ServerProcess; port: number }> {
  await stopOrphan(installation.dataFolder);
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(installation.home);
    try {
      return { process: await startServer(installation, port), port };
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 3) throw error;
    }
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function keepRunning(
  installation: Installation,
  port: number,
  first: ServerProcess,
  url: string,
  notice: Notice,
): EmbeddedPostgres {
  let current: ServerProcess | null = first;
  let restarting: Promise<unknown> = Promise.resolve();
  let stopping = false;
  const restart = async (from: number): Promise<number> => {
    for (let tries = from; ; tries++) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_DELAYS_MS[tries] ?? 0));
      if (stopping) return tries;
      try {
        current = await startServer(installation, port);
        return tries + 1;
      } catch (error) {
        if (tries >= RESTART_DELAYS_MS.length) throw error;
      }
    }
  };
  const watch = async (): Promise<never> => {
    let tries = 0;
    for (;;) {
      const since = Date.now();
      await current?.ended;
      if (stopping) return new Promise(() => undefined);
      current = null;
      notice('The database died; it is started again.');
      const again = restart(Date.now() - since > STABLE_MS ? 0 : tries);
      restarting = again.catch(() => undefined);
      tries = await again;
      if (!stopping) notice('The database is back.');
    }
  };
  const failed = watch();
  failed.catch(() => undefined);
  const stop = async (): Promise<void> => {
    stopping = true;
    await restarting;
    await current?.stop();
  };
  return { url, pid: () => current?.pid ?? 0, failed, stop };
}
