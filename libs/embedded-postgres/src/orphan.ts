import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, commandLineOf, OperatorError, startOf, waitForEnd } from '#libs/runtime';

/** A shutdown writes a checkpoint first; on a slow disk that takes a while. */
const FAST_SHUTDOWN_MS = 60_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;

/** The process that `postmaster.pid` of a data folder names, when it runs and serves this folder. */
export function runningServer(dataFolder: string): number | null {
  const pid = pidIn(dataFolder);
  return pid !== null && startOf(pid) !== null && commandLineOf(pid).includes(dataFolder) ? pid : null;
}

/**
 * Stops a server that a killed supervisor left behind, and removes a `postmaster.pid` whose process id has gone to another program: PostgreSQL
 * would wait for that one for ever. True when there was one to stop.
 */
export async function stopOrphan(dataFolder: string): Promise<boolean> {
  const pid = runningServer(dataFolder);
  if (pid !== null) {
    await stopServer(pid, dataFolder);
    return true;
  }
  if (pidIn(dataFolder) !== null) rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
  return false;
}

/** Ends a server: at first it writes what it holds (fast shutdown), and if that takes too long it leaves it to recovery (immediate). */
export async function stopServer(pid: number, dataFolder: string): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
    if (await waitForEnd(pid, FAST_SHUTDOWN_MS)) return;
    process.kill(pid, 'SIGQUIT');
    if (await waitForEnd(pid, IMMEDIATE_SHUTDOWN_MS)) return;
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return;
  }
  throw new OperatorError(
    `A PostgreSQL server (process ${pid}) still works in ${dataFolder} and cannot be stopped by this user; end it and start again.`,
  );
}

function pidIn(dataFolder: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8'), 10);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
