import type { Leaf, Unit } from './unit.js';

const DIVISION_CODE = /^\d{6}(\d{3})?$/;

/**
 * The code of a division's own desk. Where the region is coded by 6 and 9 digits (GB/T 2260, GB/T 10114) it is the division's own 12 digits,
 * `210102` → `210102000000`, which no community has; elsewhere `CODE-own` (CONTRACT §4).
 */
export function ownLeafCode(division: string, region: string): string {
  return /^\d{6}$/.test(region) && DIVISION_CODE.test(division) ? division.padEnd(12, '0') : `${division}-own`;
}

export function leafOfDivision(division: Unit, region: string): Leaf {
  return division.kind === 'community'
    ? { code: division.code, name: division.name, division: division.code, own: false }
    : { code: ownLeafCode(division.code, region), name: `${division.name}本级`, division: division.code, own: true };
}
