import { join } from 'node:path';
import {
  urlOfLogin,
  makeLogins,
  codeOf,
  createLogger,
  type Logger,
  OperatorError,
  PROJECT_FOLDER,
  type Settings,
} from '#libs/runtime';
import { openDatabase, type SystemDatabase } from '../database.js';
import { lockHome } from '../home-lock.js';
import { prepareDatabase } from '../prepare-database.js';
import { bringReferenceData } from '../reference-data.js';
import { forgetRunning, markOf, writeRunning, type ProcessMark, type RunningSystem } from '../running.js';
import { apiUrl, checkAddress } from './addresses.js';
import { endLeftovers } from './leftovers.js';
import { manageProcess, NeverReady, type ManagedProcess } from './managed-process.js';

/** The processes under the supervisor, in the order in which they are started; they are stopped the other way round. */
const PROCESSES = ['projector', 'timekeeper', 'api'] as const;

export interface Supervisor {
  readonly url: string;
  /** Rejects with an OperatorError when the system cannot go on. Never resolves. */
  readonly failed: Promise<never>;
  /** Ends the API first, so that no answer is lost, then the others, then the database. */
  stop(): Promise<void>;
}

/** Starts the whole system and answers when it does its work. Throws an OperatorError, with everything stopped again, when it does not come up. */
export async function startSystem(settings: Settings, signal: AbortSignal): Promise<Supervisor> {
  const logger = createLogger('tongban', settings);
  const lock = lockHome(settings.home);
  const stops: (() => Promise<void> | void)[] = [() => lock.release()];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    await endLeftovers(settings.home);
    await checkAddress(settings);
    const database = await openDatabase(settings, (text) => logger.warn(text));
    stops.push(() => database.stop());
    await bringUp(settings, database, logger, stops, signal);
    return { url: apiUrl(settings), failed: database.failed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(
  settings: Settings,
  database: SystemDatabase,
  logger: Logger,
  stops: (() => Promise<void> | void)[],
  signal: AbortSignal,
): Promise<void> {
  stopIfAborted(signal);
  await prepareDatabase(settings, database.url, logger);
  const logins = await makeLogins(database.url, settings.home);
  if (!logins) logger.warn('the database user may not create roles: every process works as that user');
  await bringReferenceData(settings, database.url, logger);
  stopIfAborted(signal);

  const state = runningState(settings, database.url, logger);
  stops.push(() => forgetRunning(settings.home));
  const processes = PROCESSES.map((name) => {
    const url = logins ? urlOfLogin(database.url, settings.home, name) : database.url;
    const one = launch(name, settings, url, logger, state);
    stops.push(() => one.stop());
    return one;
  });
  await Promise.race([everyoneReady(processes), database.failed, untilAborted(signal)]);
  state.ready();
}

/** Keeps `running.json` up to date. */
function runningState(
  settings: Settings,
  databaseUrl: string,
  logger: Logger,
): { started(name: string, pid: number): void; ready(): void } {
  const processes: Record<string, ProcessMark> = {};
  let system: RunningSystem = {
    supervisor: markOf(process.pid),
    databaseUrl,
    apiUrl: apiUrl(settings),
    processes,
    since: new Date().toISOString(),
    clock: settings.clock,
    ready: false,
  };
  writeRunning(settings.home, system);
  return {
    started: (name, pid) => {
      processes[name] = markOf(pid);
      try {
        writeRunning(settings.home, system);
      } catch (error) {
        // A full disk hides a restart from other commands; it must not end the system.
        logger.warn({ code: codeOf(error) }, 'running.json could not be written');
      }
    },
    ready: () => {
      system = { ...system, ready: true };
      writeRunning(settings.home, system);
    },
  };
}

function launch(
  name: (typeof PROCESSES)[number],
  settings: Settings,
  databaseUrl: string,
  logger: Logger,
  state: { started(name: string, pid: number): void },
): ManagedProcess {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATABASE_URL_FILE: '',
    TONGBAN_HOME: settings.home,
    HOST: settings.host,
    PORT: String(settings.port),
    TONGBAN_METRICS_PORT: String(metricsPortOf(name, settings)),
  };
  const script = join(PROJECT_FOLDER, 'dist', 'apps', name, 'src', 'main.js');
  return manageProcess({ name, script, env, logger, started: (pid) => state.started(name, pid) });
}

/** Side by side on one machine: the projector at the port that is named, the timekeeper at the next one. */
function metricsPortOf(name: (typeof PROCESSES)[number], { metrics: { port } }: Settings): number {
  return port > 0 && name === 'timekeeper' ? port + 1 : port;
}

async function everyoneReady(processes: readonly ManagedProcess[]): Promise<void> {
  try {
    await Promise.all(processes.map(({ ready }) => ready));
  } catch (error) {
    if (!(error instanceof NeverReady)) throw error;
    throw new OperatorError(
      `The ${error.processName} does not start; what it said stands above: put that right and start again.`,
    );
  }
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new OperatorError('Stopped before it was ready.', 130);
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new OperatorError('Stopped before it was ready.', 130));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
