import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { codeOf, freePort, OperatorError, portTrouble } from '#libs/runtime';
import type { Binaries } from './binaries.js';
import { damaged, notRunnable, SERVER_ENVIRONMENT, SUPERUSER } from './data-folder.js';
import { guardServer } from './guard.js';
import { stopOrphan, stopServer } from './orphan.js';
import { serverArguments } from './server-settings.js';
import type { ServerUser } from './server-user.js';

/** Somebody else took the port between the choice and the start; another one will do. */
export class PortTaken extends OperatorError {}

/** What a running server needs to be started again. */
export interface Installation {
  readonly home: string;
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly password: string;
  readonly disposable: boolean;
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** The backends of a killed server need a moment to see it; until then its shared memory keeps a new one out. */
const LEFTOVER_WAIT_MS = 10_000;

/** One run of the server process. */
export interface ServerProcess {
  readonly pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server on a port and waits until it answers. Throws an OperatorError that says why it does not. */
export async function startServer(installation: Installation, port: number): Promise<ServerProcess> {
  await stopOrphan(installation.dataFolder);
  const until = Date.now() + LEFTOVER_WAIT_MS;
  for (;;) {
    const attempt = await tryToStart(installation, port);
    if (typeof attempt !== 'string') return attempt;
    const leftover = /pre-existing shared memory|postmaster\.pid" already exists/.test(attempt);
    if (!leftover || Date.now() > until) throw explain(installation.dataFolder, attempt);
    await sleep(200);
  }
}

/** The server's process, or what it wrote before it ended. */
async function tryToStart(installation: Installation, port: number): Promise<ServerProcess | string> {
  const log = openLog(installation);
  const begin = fs.fstatSync(log).size;
  const child = spawn(
    installation.binaries.postgres,
    serverArguments(installation.dataFolder, { port, disposable: installation.disposable }),
    // Its own session: Ctrl-C on the terminal must not reach it before those who still write.
    { ...installation.user, env: SERVER_ENVIRONMENT, cwd: '/', stdio: ['ignore', log, log], detached: true },
  );
  fs.closeSync(log);
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve());
    child.once('error', (error) =>
      reject(new OperatorError(notRunnable(installation.binaries.postgres, codeOf(error)))),
    );
  });
  if (child.pid !== undefined) guardServer(child.pid, installation.dataFolder, ended);
  const answering = untilItAnswers(installation, port, child).catch(async (error: unknown) => {
    // It runs and lets nobody in: it must not stay behind.
    await stopServer(child.pid ?? 0, installation.dataFolder);
    throw error;
  });
  const answers = await Promise.race([ended.then(() => false), answering]);
  if (!answers) return readLog(installation, begin);
  const pid = child.pid ?? 0;
  const stop = async (): Promise<void> => {
    await stopServer(pid, installation.dataFolder);
    // Reaped, too: a supervisor that leaves at once would leave a zombie to whoever is process 1.
    await ended;
  };
  return { pid, ended, stop };
}

/** However long recovery takes: as long as the process lives it is at work. */
async function untilItAnswers(installation: Installation, port: number, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    if (await answers(installation, port)) return true;
    await sleep(30);
  }
  return false;
}

/** SQLSTATEs of a server that is not there yet: it starts, recovers, or has no connection left. */
const NOT_YET = /^(57P0[1235]|53300|08...)$/;

async function answers(installation: Installation, port: number): Promise<boolean> {
  const connectionString = urlOf(installation, port, 'postgres');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if (codeOf(error) === '28P01')
      throw new OperatorError(
        `The password in TONGBAN_HOME/secrets/database-password is not the database's; put that file back from the same backup as the database.`,
      );
    // What it says by a code of its own will not change by waiting.
    if (error instanceof pg.DatabaseError && !NOT_YET.test(codeOf(error)))
      throw new OperatorError(damaged(installation.dataFolder, error.message));
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The address of a database of the server, with its password: for environments and private files, never for a command line. */
export function urlOf(installation: Pick<Installation, 'password'>, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${installation.password}@127.0.0.1:${port}/${database}`;
}

/** The port of the last start where it is still free, else another one; remembered for the next. */
export async function choosePort(home: string): Promise<number> {
  const file = join(home, 'postgres.port');
  const last = fs.existsSync(file) ? Number.parseInt(fs.readFileSync(file, 'utf8'), 10) : Number.NaN;
  if (last > 0 && (await portTrouble('127.0.0.1', last)) === null) return last;
  const port = await freePort();
  fs.writeFileSync(file, `${port}\n`);
  return port;
}

function openLog({ home }: Installation): number {
  const file = join(home, 'postgres.log');
  if (fs.existsSync(file) && fs.statSync(file).size > LOG_LIMIT_BYTES) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}

function readLog({ home }: Installation, from: number): string {
  return fs.readFileSync(join(home, 'postgres.log')).subarray(from).toString('utf8');
}

function explain(dataFolder: string, log: string): OperatorError {
  if (/could not create any TCP\/IP sockets|Address already in use/.test(log))
    return new PortTaken("The database's port was taken a moment ago; start again.");
  const line = [...log.matchAll(/(?:FATAL|PANIC|ERROR):\s*(.+)/g)].at(-1)?.[1] ?? log.trim().split('\n').at(-1) ?? '';
  return new OperatorError(sentence(dataFolder, log, line.trim()));
}

function sentence(dataFolder: string, log: string, line: string): string {
  if (/No space left/.test(log))
    return `There is no space left for the database in ${dataFolder}; free some and start again.`;
  if (/Permission denied/.test(log))
    return `The database's user may not read or write ${dataFolder} (${line}); give the folder back to the user who made it.`;
  if (/shared memory|Cannot allocate memory/.test(log))
    return `There is not enough memory for the database (${line}); free some, or set DATABASE_URL to another server.`;
  return damaged(dataFolder, line || 'PostgreSQL ended without a word');
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
