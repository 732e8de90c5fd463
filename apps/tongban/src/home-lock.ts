import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, OperatorError, startOf } from '#libs/runtime';

interface Holder {
  readonly pid: number;
  readonly start: string | null;
}

/** Held while a process owns the data of a home folder: two supervisors on one folder would start the database twice. */
export interface HomeLock {
  release(): void;
}

/** Takes the lock of `home` and makes the folder where there is none. Throws an OperatorError when a living process holds it. */
export function lockHome(home: string): HomeLock {
  const file = join(home, 'lock');
  const own: Holder = { pid: process.pid, start: startOf(process.pid) };
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(home, { recursive: true });
    writeFileSync(draft, JSON.stringify(own));
  } catch (error) {
    throw new OperatorError(
      `TONGBAN_HOME (${home}) cannot be written (${codeOf(error)}); give this user the right to write there, or name another folder.`,
    );
  }
  try {
    take(draft, file, home);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release: () => {
      if (isSame(holderOf(file), own)) rmSync(file, { force: true });
    },
  };
}

function take(draft: string, file: string, home: string): void {
  for (;;) {
    try {
      linkSync(draft, file);
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    if (holder && startOf(holder.pid) === holder.start && holder.start !== null)
      throw new OperatorError(
        `Another Tongban (process ${holder.pid}) works in ${home}; stop it first, or set TONGBAN_HOME to another folder.`,
      );
    removeStale(file, holder);
  }
}

/** Moved away before it is removed, so that a lock which somebody else took in the meantime is seen and put back. */
function removeStale(file: string, stale: Holder | null): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (!isSame(holderOf(aside), stale)) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function holderOf(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isSame(a: Holder | null, b: Holder | null): boolean {
  return a?.pid === b?.pid && a?.start === b?.start;
}
