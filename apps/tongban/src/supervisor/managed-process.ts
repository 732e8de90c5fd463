import { fork, type ChildProcess } from 'node:child_process';
import { codeOf, type Logger } from '#libs/runtime';
import { endWhenSilent } from './silence.js';

export interface ManagedProcessOptions {
  readonly name: string;
  /** The built main module. */
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logger: Logger;
  /** Called at every start, with the new process's id. */
  readonly started: (pid: number) => void;
}

/** A process that is started again when it dies or stands still: at once at first, then with growing waits. */
export interface ManagedProcess {
  readonly name: string;
  /** Resolves when the process has said that it does its work; rejects when it died too often before. */
  readonly ready: Promise<void>;
  /** SIGTERM, and SIGKILL when it has not ended in time. */
  stop(): Promise<void>;
}

const RESTART_DELAYS_MS = [0, 1_000, 2_000, 5_000, 10_000];
const STABLE_MS = 60_000;
/** A process that has never worked and died this often will not work at the next try. */
const TRIES_BEFORE_READY = 3;
const STOP_LIMIT_MS = 20_000;

/** A process that died again and again before it ever worked. */
export class NeverReady extends Error {
  constructor(readonly processName: string) {
    super(`The process "${processName}" does not start`);
  }
}

export function manageProcess(options: ManagedProcessOptions): ManagedProcess {
  const { name, logger } = options;
  let child: ChildProcess | null = null;
  let stopping = false;
  let everReady = false;
  let crashes = 0;
  let timer: NodeJS.Timeout | undefined;
  let settle: { resolve: () => void; reject: (error: Error) => void } | null = null;
  const ready = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  ready.catch(() => undefined);

  const start = (): void => {
    const since = Date.now();
    const process_ = launch(options);
    child = process_;
    if (process_.pid) options.started(process_.pid);
    process_.on('message', (message) => {
      if (message !== 'ready') return;
      everReady = true;
      settle?.resolve();
    });
    endWhenSilent(process_, options);
    process_.on('error', (error) =>
      logger.error({ process: name, code: codeOf(error) }, 'the process could not be reached'),
    );
    process_.once('exit', (code, signal) => {
      child = null;
      if (stopping) return;
      crashes = Date.now() - since > STABLE_MS ? 1 : crashes + 1;
      if (!everReady && crashes >= TRIES_BEFORE_READY) {
        settle?.reject(new NeverReady(name));
        return;
      }
      const wait = RESTART_DELAYS_MS[Math.min(crashes, RESTART_DELAYS_MS.length) - 1] ?? 0;
      logger.warn({ process: name, code, signal, waitMs: wait }, 'a process died and is started again');
      timer = setTimeout(start, wait);
    });
  };
  start();

  const stop = async (): Promise<void> => {
    stopping = true;
    clearTimeout(timer);
    if (child) await end(child);
  };
  return { name, ready, stop };
}

function launch({ script, env }: ManagedProcessOptions): ChildProcess {
  // A session of its own: Ctrl-C on the terminal reaches the supervisor alone, which ends the others in their order.
  return fork(script, [], { env, detached: true, stdio: ['ignore', 2, 2, 'ipc'], execArgv: ['--enable-source-maps'] });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(limit);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
