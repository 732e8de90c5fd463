import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { OperatorError, type Settings } from '#libs/runtime';
import { checkServer, openDatabase } from './database.js';
import { lockHome } from './home-lock.js';
import { runningSystem, type RunningSystem } from './running.js';

/** What a command works on. */
export interface System {
  readonly databaseUrl: string;
  readonly home: string;
  /** Null when no system runs in this home: then nobody follows the log meanwhile. */
  readonly running: RunningSystem | null;
}

/**
 * Gives a command the system's database: that of `DATABASE_URL`, that of the running system, or the embedded server, started for as long as the
 * command works and stopped after it. Throws an OperatorError where there is none to be had.
 */
export async function withSystem<T>(settings: Settings, work: (system: System) => Promise<T>): Promise<T> {
  const running = runningSystem(settings.home);
  const known = settings.databaseUrl ?? running?.databaseUrl;
  if (known !== undefined) {
    await checkServer(known);
    return work({ databaseUrl: known, home: settings.home, running });
  }
  const lock = lockHome(settings.home);
  try {
    const database = await openDatabase(settings);
    const interrupted = stopWhenInterrupted(() => database.stop().finally(() => lock.release()));
    try {
      return await work({ databaseUrl: database.url, home: settings.home, running: null });
    } finally {
      interrupted.forget();
      await database.stop();
    }
  } finally {
    lock.release();
  }
}

/** Ctrl-C in the middle of a command must not leave the server behind. */
function stopWhenInterrupted(stop: () => Promise<void>): { forget(): void } {
  const end = (): void => void stop().finally(() => process.exit(130));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return {
    forget: () => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
    },
  };
}

/**
 * The same for commands that look at what is there: a home without a database, or a database without a log, is told instead of made.
 */
export async function withExistingSystem<T>(settings: Settings, work: (system: System) => Promise<T>): Promise<T> {
  if (settings.databaseUrl === null && !hasDatabase(settings.home))
    throw new OperatorError(
      `There is no system in ${settings.home} yet; run "npx tongban start", or set TONGBAN_HOME.`,
    );
  return withSystem(settings, async (system) => {
    if (await hasReadModels(system.databaseUrl)) return work(system);
    throw new OperatorError(
      'This database holds no system yet; run "npx tongban start", or set DATABASE_URL to another.',
    );
  });
}

/** Whether the home holds a database of its own. */
export function hasDatabase(home: string): boolean {
  return existsSync(join(home, 'postgres'));
}

async function hasReadModels(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('read_model.build') is not null as there`,
    );
    return rows[0]?.there === true;
  } finally {
    await client.end();
  }
}
