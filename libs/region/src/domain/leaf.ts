import type { Unit } from './unit.js';

/** Where a board counts: a community, or the own desk (本级) of a division above the communities (CONTRACT §5). */
export interface Leaf {
  readonly code: string;
  readonly name: string;
  /** The division it belongs to: of a community the community itself. */
  readonly division: string;
  /** Whether it is the own desk of its division. An own desk is no unit: nobody signs in there and nothing is routed to it. */
  readonly own: boolean;
}

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
