import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '#libs/runtime';
import type { ServiceItem } from './domain/index.js';

/** Items of a region and what they stand on. */
export interface ItemList {
  readonly region: string;
  readonly basis: string;
  readonly items: readonly ServiceItem[];
}

/** The 52 items of Shenyang. */
export function shenyangItems(): ItemList {
  return JSON.parse(readFileSync(join(PROJECT_FOLDER, 'libs/catalogue/data/shenyang-items.json'), 'utf8')) as ItemList;
}
