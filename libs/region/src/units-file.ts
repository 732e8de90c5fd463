import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shenyangUnits } from './shenyang.js';

/** What the list keeps of a unit. */
export interface KnownUnit {
  readonly code: string;
  readonly name: string;
}

/** The list of all units of all regions that a system keeps in its home, for commands that work without its database. */
const fileOf = (home: string): string => join(home, 'units.json');

export function writeUnits(home: string, units: readonly KnownUnit[]): void {
  const draft = `${fileOf(home)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(units.map(({ code, name }) => ({ code, name }))));
  renameSync(draft, fileOf(home));
}

/** The list of the home; without one the tree that every system starts with. */
export function knownUnits(home: string): readonly KnownUnit[] {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as KnownUnit[];
  } catch {
    return shenyangUnits();
  }
}
