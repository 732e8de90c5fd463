import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { shenyangUnits } from './shenyang.js';

/** What the list keeps of a unit. */
export interface KnownUnit {
  readonly code: string;
  readonly name: string;
}

/** The list of all units of all regions that a system keeps in its home, for commands that work without its database. */
const fileOf = (home: string): string => join(home, 'units.json');

export function writeUnits(home: string, units: readonly KnownUnit[]): void {
  writeFileAtomic.sync(fileOf(home), JSON.stringify(units.map(({ code, name }) => ({ code, name }))));
}

/** The list of the home; without one the tree that every system starts with. */
export function knownUnits(home: string): readonly KnownUnit[] {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as KnownUnit[];
  } catch {
    return shenyangUnits();
  }
}
