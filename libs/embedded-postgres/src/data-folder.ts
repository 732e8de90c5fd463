import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { codeOf, OperatorError } from '#libs/runtime';
import type { Binaries } from './binaries.js';
import { barredFolder, type ServerUser } from './server-user.js';

/** The superuser of the embedded server. */
export const SUPERUSER = 'tongban';

/** PostgreSQL takes nothing of the caller's environment: a `PGDATA` or a locale of the operator's shell must not change what we start. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** The folder with the database's files; `password` is that of the superuser. Made where there is none, else checked. */
export async function prepareDataFolder(
  home: string,
  binaries: Binaries,
  user: ServerUser,
  password: string,
): Promise<string> {
  const folder = join(home, 'postgres');
  if (user) letEnter(home);
  const barred = barredFolder(home, user);
  if (barred)
    throw new OperatorError(
      `TONGBAN_HOME (${home}) lies below ${barred}, which the database's user may not enter; set TONGBAN_HOME to a folder such as /var/lib/tongban, or open that one with "chmod o+x ${barred}".`,
    );
  if (isEmpty(folder)) await initialise(folder, binaries, user, password);
  else check(folder, binaries);
  return folder;
}

/** The home itself is ours to open: `mktemp -d` makes folders that only their owner may enter. What lies in it is closed by itself. */
function letEnter(home: string): void {
  const { mode } = fs.statSync(home);
  if ((mode & 0o011) !== 0o011) fs.chmodSync(home, mode | 0o011);
}

export function isEmpty(folder: string): boolean {
  try {
    return fs.readdirSync(folder).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw new OperatorError(unreachable(folder, codeOf(error)));
  }
}

function check(folder: string, binaries: Binaries): void {
  let version: string;
  try {
    version = fs.readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new OperatorError(
      codeOf(error) === 'ENOENT' ? damaged(folder, 'it has no PG_VERSION') : unreachable(folder, codeOf(error)),
    );
  }
  if (!/^\d+$/.test(version)) throw new OperatorError(damaged(folder, 'its PG_VERSION is no version'));
  if (Number(version) !== binaries.major)
    throw new OperatorError(
      `The database in ${folder} was made by PostgreSQL ${version} and this Tongban runs PostgreSQL ${binaries.major}; dump it with the Tongban that made it and load it into a new TONGBAN_HOME.`,
    );
  const gone = ['base', 'global', 'pg_wal', 'pg_xact'].find((part) => isEmpty(join(folder, part)));
  if (gone !== undefined) throw new OperatorError(damaged(folder, `${gone} is gone`));
  const { uid, mode } = fs.statSync(folder);
  const own = process.getuid?.();
  if (own !== undefined && own !== 0 && uid !== own)
    throw new OperatorError(unreachable(folder, 'another user owns it'));
  // PostgreSQL refuses a folder that others may look into; a copy of a backup often is one.
  if ((mode & 0o077) !== 0) fs.chmodSync(folder, 0o700);
}

function unreachable(folder: string, reason: string): string {
  return `The database in ${folder} cannot be opened by this user (${reason}); start Tongban as the user who made it, or set TONGBAN_HOME to another folder.`;
}

/** What to say of a data folder that does not start. */
export function damaged(folder: string, reason: string): string {
  return `The database in ${folder} is damaged (${reason}); put the folder back from a backup, or move it away to start with an empty one.`;
}

/** Made beside and renamed when whole: what a crash leaves half made is thrown away at the next start. */
async function initialise(folder: string, binaries: Binaries, user: ServerUser, password: string): Promise<void> {
  const draft = `${folder}.new`;
  const passwordFile = join(draft, '..', `.initdb-${process.pid}`);
  try {
    fs.rmSync(draft, { recursive: true, force: true });
    fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
    fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) for (const path of [draft, passwordFile]) fs.chownSync(path, user.uid, user.gid);
    await runInitdb(draft, passwordFile, binaries, user);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(draft, folder);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(unreachable(folder, codeOf(error)));
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function runInitdb(draft: string, passwordFile: string, binaries: Binaries, user: ServerUser): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      binaries.initdb,
      [
        ...['-D', draft, `--username=${SUPERUSER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
        // The builtin provider sorts the same on every system, whatever libraries it has.
        ...[
          '--encoding=UTF8',
          '--locale=C',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--no-instructions',
        ],
      ],
      { ...user, env: SERVER_ENVIRONMENT, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) => reject(new OperatorError(notRunnable(binaries.initdb, codeOf(error)))));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new OperatorError(notInitialised(draft, said)));
    });
  });
}

/** What to say of a program that the system does not start. */
export function notRunnable(program: string, code: string): string {
  return `PostgreSQL's program ${program} cannot be run by its user (${code}); make it and its folder readable and executable for others, or set DATABASE_URL.`;
}

function notInitialised(draft: string, said: string): string {
  const lines = said.split('\n').filter((line) => /error|fatal|libr/i.test(line));
  const reason = (lines[0] ?? said).trim().slice(0, 300) || 'it gave no reason';
  return /No space left/.test(said)
    ? `There is no space left for the database in ${draft}; free some, or set TONGBAN_HOME to another disk.`
    : `PostgreSQL could not make a database in ${draft}: ${reason}; put that right or set DATABASE_URL.`;
}
