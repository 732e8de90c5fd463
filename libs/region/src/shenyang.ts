import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '#libs/runtime';
import { unitsOfFile, type DivisionFile, type UnitOpened } from './domain/index.js';

/** Code of Shenyang, the region that every system starts with. */
export const SHENYANG = '210100';

/** The 3,047 units of Shenyang: the city, 13 districts, 190 streets and towns, 2,703 communities and villages, 140 departments. */
export function shenyangUnits(): readonly UnitOpened['data'][] {
  const path = join(PROJECT_FOLDER, 'libs/region/data/shenyang.json');
  return unitsOfFile(JSON.parse(readFileSync(path, 'utf8')) as DivisionFile);
}
