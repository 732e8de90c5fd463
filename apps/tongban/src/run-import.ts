import { join } from 'node:path';
import type pg from 'pg';
import type { EventLog } from '#libs/event-log/domain';
import {
  checkRegister,
  importRegister,
  type CheckedRegister,
  type Imported,
  type ImportOptions,
  type ImportTarget,
  type RegisterSource,
} from '#libs/import';
import { createLogger, createPool, openClock, systemClock, type Clock, type Settings } from '#libs/runtime';
import { openWorkplace } from '#libs/system';
import { prepareDatabase } from './prepare-database.js';
import { withLog } from './open-log.js';
import type { Output } from './output.js';
import { keepListOfUnits } from './reference-data.js';
import { runningSystem } from './running.js';
import { hasDatabase, withExistingSystem, withSystem } from './with-system.js';

/** Imports into the system of the settings, whether it runs or not; a running one says by which clock. */
export async function runImport(options: ImportOptions, settings: Settings, output: Output): Promise<Imported> {
  return withSystem(settings, async ({ databaseUrl, running }) => {
    await prepareDatabase(settings, databaseUrl, createLogger('tongban', settings));
    const pool = createPool(databaseUrl, { name: 'tongban import' });
    try {
      const clock = lookedAtOnceASecond(await openClock({ clock: running?.clock ?? settings.clock }, pool));
      return await withLog(settings, databaseUrl, (log) =>
        importRegister(options, importTarget({ settings, pool, log, clock }), output),
      );
    } finally {
      await pool.end();
    }
  });
}

/** Reads a register as an import would, beside the system where there is one, and writes nothing. */
export async function runCheck(source: RegisterSource, settings: Settings, output: Output): Promise<CheckedRegister> {
  const logger = createLogger('tongban import', settings);
  const running = runningSystem(settings.home);
  const isThere = settings.databaseUrl !== null || running !== null || hasDatabase(settings.home);
  if (!isThere) return checkRegister(source, { log: null, clock: systemClock, logger }, output);
  return withExistingSystem(settings, async ({ databaseUrl }) => {
    const pool = createPool(databaseUrl, { name: 'tongban import' });
    try {
      const clock = await openClock({ clock: running?.clock ?? settings.clock }, pool);
      return await withLog(settings, databaseUrl, (log) => checkRegister(source, { log, clock, logger }, output));
    } finally {
      await pool.end();
    }
  });
}

/** The system of a home as an import sees it. */
export function importTarget(place: {
  readonly settings: Pick<Settings, 'home' | 'logLevel' | 'logFormat'>;
  readonly pool: pg.Pool;
  readonly log: EventLog;
  readonly clock: Clock;
}): ImportTarget {
  const { settings, pool, log, clock } = place;
  const { home } = settings;
  const logger = createLogger('tongban import', settings);
  return {
    log,
    clock,
    logger,
    reports: join(home, 'imports'),
    deskOf: (reference) => openWorkplace({ home, pool, log, reference, clock }).desk,
    unitsChanged: () => keepListOfUnits(log, home, logger),
  };
}

/** Thousands of rows a second need not ask thousands of times what time it is. */
function lookedAtOnceASecond(clock: Clock): Clock {
  let seen: { readonly at: number; readonly now: Promise<string> } | null = null;
  return {
    now: () => {
      if (!seen || Date.now() - seen.at >= 1_000) seen = { at: Date.now(), now: clock.now() };
      return seen.now;
    },
  };
}
