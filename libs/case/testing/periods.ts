import type { ItemVersion, Periods } from '#libs/catalogue/domain';
import { itemVersion } from './shenyang.js';

/** The item with periods of its own, for the receipt of a case that is to keep them. */
export function withPeriods(code: string, periods: Partial<Periods>): ItemVersion | null {
  const version = itemVersion(code);
  return version && { ...version, item: { ...version.item, periods } };
}
