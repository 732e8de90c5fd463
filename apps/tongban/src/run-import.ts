import { join } from 'node:path';
import type pg from 'pg';
import type { EventLog } from '#libs/event-log/domain';
import { importRegister, type ImportOptions, type ImportTarget } from '#libs/import';
import { openResidents } from '#libs/residents';
import { createLogger, createPool, openClock, type Clock, type Settings } from '#libs/runtime';
import { caseDeskOf } from './case-desk.js';
import { migrate } from './migrate.js';
import { withLog } from './open-log.js';
import type { Output } from './output.js';
import { keepListOfUnits } from './reference-data.js';
import { withSystem } from './with-system.js';

/** Imports into the system of the settings, whether it runs or not. */
export async function runImport(options: ImportOptions, settings: Settings, output: Output) {
  return withSystem(settings, async ({ databaseUrl }) => {
    await migrate(databaseUrl);
    const pool = createPool(databaseUrl, { name: 'tongban import' });
    try {
      const clock = lookedAtOnceASecond(await openClock(settings, pool));
      return await withLog(settings, databaseUrl, (log) =>
        importRegister(options, importTarget({ settings, pool, log, clock }), output),
      );
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
    deskOf: (reference) => caseDeskOf({ home, log, reference, residents: openResidents(home, pool, log), clock }),
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
