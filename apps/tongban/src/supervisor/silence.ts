import type { ChildProcess } from 'node:child_process';
import type { Logger } from '#libs/runtime';

/** So often it is looked at who has spoken, in milliseconds; a process that turns speaks every five seconds. */
const LOOK_EVERY_MS = 5_000;
/** Looks without a word that a process may take: a minute. */
const SILENT_LOOKS = 12;

/**
 * Ends a process that has worked and turns no more: it stands still, or was stopped, and would hold its port and its place for ever. Its supervisor
 * starts it again like one that died. Counted in looks, not in time: a supervisor that slept itself must not think that all others did.
 */
export function endWhenSilent(
  child: ChildProcess,
  { name, logger, lookEveryMs = LOOK_EVERY_MS }: { name: string; logger: Logger; lookEveryMs?: number },
): void {
  let silent: number | null = null;
  child.on('message', () => (silent = 0));
  const looking = setInterval(() => {
    if (silent === null) return;
    silent += 1;
    if (silent < SILENT_LOOKS) return;
    logger.error({ process: name }, 'a process stands still and is ended');
    child.kill('SIGKILL');
  }, lookEveryMs);
  child.once('exit', () => clearInterval(looking));
}
