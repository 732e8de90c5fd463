import { createPool, openClock, type Clock, type Settings } from '#libs/runtime';
import { migrate } from '../migrate.js';
import { withLog } from '../open-log.js';
import type { Output } from '../output.js';
import { withSystem } from '../with-system.js';
import { importRegister, type ImportOptions } from './index.js';

/** Imports into the system of the settings, whether it runs or not. */
export async function runImport(options: ImportOptions, settings: Settings, output: Output) {
  return withSystem(settings, async ({ databaseUrl }) => {
    await migrate(databaseUrl);
    const pool = createPool(databaseUrl, { name: 'tongban import' });
    try {
      const clock = lookedAtOnceASecond(await openClock(settings, pool));
      return await withLog(settings, databaseUrl, (log) =>
        importRegister(options, { pool, log, clock, settings }, output),
      );
    } finally {
      await pool.end();
    }
  });
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
