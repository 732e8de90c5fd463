import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { startOf, type Settings } from '#libs/runtime';

/** A process and what tells it from a later one of the same id. */
export interface ProcessMark {
  readonly pid: number;
  readonly start: string | null;
}

/** What a running system tells the other commands, in `TONGBAN_HOME/running.json` (mode 0600: it holds the database's address). */
export interface RunningSystem {
  readonly supervisor: ProcessMark;
  readonly databaseUrl: string;
  /** The API's address as a client on this machine uses it. */
  readonly apiUrl: string;
  readonly processes: Readonly<Record<string, ProcessMark>>;
  readonly since: string;
  /** Which clock it runs by; left out by systems of before. */
  readonly clock?: Settings['clock'];
  /** Whether everything answered once; false while it starts. */
  readonly ready: boolean;
}

const fileOf = (home: string): string => join(home, 'running.json');

export function markOf(pid: number): ProcessMark {
  return { pid, start: startOf(pid) };
}

/** Whether the very process that was marked still runs. */
export function runs(mark: ProcessMark): boolean {
  return mark.start !== null && startOf(mark.pid) === mark.start;
}

export function writeRunning(home: string, system: RunningSystem): void {
  writeFileAtomic.sync(fileOf(home), JSON.stringify(system, null, 2), { mode: 0o600 });
}

/** What the last supervisor of this home wrote; it may be long gone. */
export function lastRunning(home: string): RunningSystem | null {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as RunningSystem;
  } catch {
    return null;
  }
}

/** The system that runs in this home now; null when there is none. */
export function runningSystem(home: string): RunningSystem | null {
  const last = lastRunning(home);
  return last && runs(last.supervisor) ? last : null;
}

export function forgetRunning(home: string): void {
  rmSync(fileOf(home), { force: true });
}
