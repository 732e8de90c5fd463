import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from '#libs/runtime';

/** The operating system's user that runs the server; null: this process's own. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

const OWN_USER = 'tongban-postgres';

/**
 * PostgreSQL refuses to run as root. An existing data folder keeps its owner; else `postgres` or a user made for it, and where the
 * system lets us make none, `nobody`.
 */
export function serverUser(dataFolder: string): ServerUser {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp('postgres') ?? lookUp(OWN_USER) ?? create() ?? lookUp('nobody') ?? fail();
}

function lookUp(name: string): ServerUser {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function create(): ServerUser {
  const ways: readonly (readonly [string, ...string[]])[] = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_USER],
    ['adduser', '--system', '--group', '--no-create-home', OWN_USER],
  ];
  for (const [command, ...args] of ways) {
    try {
      execFileSync(command, args, { stdio: 'pipe' });
    } catch {
      continue;
    }
    const made = lookUp(OWN_USER);
    if (made) return made;
  }
  return null;
}

function fail(): never {
  throw new OperatorError(
    'PostgreSQL does not run as root and no user could be made for it; run "useradd --system postgres", start Tongban as an ordinary user, or set DATABASE_URL.',
  );
}

/** The first folder on the way to `path` that the server's user may not enter; null when it can reach it. */
export function barredFolder(path: string, user: ServerUser): string | null {
  if (!user) return null;
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && statSync(at).isDirectory() && !mayEnter(at, user)) return at;
    if (dirname(at) === at) return null;
  }
}

function mayEnter(folder: string, user: { readonly uid: number; readonly gid: number }): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
