import { systemClock, type Settings } from '#libs/runtime';
import { migrate } from '../migrate.js';
import { withLog } from '../open-log.js';
import type { Output } from '../output.js';
import { withSystem } from '../with-system.js';
import { importRegister, type ImportOptions } from './index.js';

/** Imports into the system of the settings, whether it runs or not. */
export async function runImport(options: ImportOptions, settings: Settings, output: Output) {
  return withSystem(settings, async ({ databaseUrl }) => {
    await migrate(databaseUrl);
    return withLog(settings, databaseUrl, (log) =>
      importRegister(options, { databaseUrl, log, clock: systemClock, settings }, output),
    );
  });
}
