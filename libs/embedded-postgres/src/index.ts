import { loadSecret } from '#libs/runtime';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { prepareDataFolder } from './data-folder.js';
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

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { home } = options;
  const user = serverUser(join(home, 'postgres'));
  const binaries = findBinaries(home, user);
  const password = loadSecret(home, 'database-password', 24).toString('hex');
  const dataFolder = await prepareDataFolder(home, binaries, user, password);
  const installation = { home, dataFolder, binaries, user, password, disposable: options.disposable ?? false };
  const { process: first, port } = await firstStart(installation);
  const database = options.database ?? 'tongban';
  await createDatabase(urlOf(installation, port, 'postgres'), database);
  return keepRunning(
    installation,
    port,
    first,
    urlOf(installation, port, database),
    options.notice ?? (() => undefined),
  );
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
