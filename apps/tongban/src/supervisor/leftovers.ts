import { waitForEnd } from '#libs/runtime';
import { forgetRunning, lastRunning, runs } from '../running.js';

const TERM_LIMIT_MS = 5_000;

/**
 * Ends what a killed supervisor left behind. Its processes end by themselves when it is gone; until they have, the port is taken. The caller
 * holds the home's lock, so that none of them belongs to a living supervisor.
 */
export async function endLeftovers(home: string): Promise<void> {
  const last = lastRunning(home);
  for (const mark of Object.values(last?.processes ?? {})) {
    if (!runs(mark)) continue;
    send(mark.pid, 'SIGTERM');
    if (!(await waitForEnd(mark.pid, TERM_LIMIT_MS))) {
      send(mark.pid, 'SIGKILL');
      await waitForEnd(mark.pid, TERM_LIMIT_MS);
    }
  }
  forgetRunning(home);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between.
  }
}
