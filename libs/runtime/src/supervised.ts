import { writeFileSync } from 'node:fs';

/** How long a process may take to end in good order before it is ended. */
const STOP_LIMIT_MS = 15_000;
/** So often it says, in milliseconds, that its loop turns. */
const HEARTBEAT_MS = 5_000;

/** A process under the supervisor, or alone: then only signals end it. */
export interface Supervised {
  /** Tells the supervisor that this process does its work now. */
  ready(): void;
}

/**
 * Ends this process in good order, through `stop`, on SIGTERM, SIGINT, and when the supervisor is gone, however it went: two APIs must never
 * be left behind on one port. Call it before anything is opened. `heartbeatFile` is touched from when it is ready on, as long as it turns.
 */
export function supervised(stop: () => Promise<void>, heartbeatFile: string | null = null): Supervised {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
  return {
    ready: () => {
      process.send?.('ready');
      if (process.send) tellThatItTurns();
      if (heartbeatFile !== null) beat(heartbeatFile);
    },
  };
}

/** Whoever hears nothing for long knows that this process is frozen. */
function tellThatItTurns(): void {
  setInterval(() => {
    if (process.connected) process.send?.('turns', undefined, {}, () => undefined);
  }, HEARTBEAT_MS).unref();
}

function beat(file: string): void {
  const touch = (): void => {
    try {
      writeFileSync(file, `${new Date().toISOString()}\n`);
    } catch {
      // Whoever looks sees an old file; a full disk is no reason to end.
    }
  };
  touch();
  setInterval(touch, HEARTBEAT_MS).unref();
}
