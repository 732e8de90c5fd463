import type { Unit, UnitKind } from './unit.js';

const LEVELS: readonly UnitKind[] = ['city', 'district', 'street', 'community'];
const FOREIGN_CODE = /^[A-Za-z0-9-]{1,40}$/;
const LETTERS = /^[A-Z]{2,6}$/;
/** What each level adds to the code above it (GB/T 2260, GB/T 10114): 6, 9 and 12 digits. */
const DIGITS: Readonly<Record<string, number>> = { district: 6, street: 9, community: 12 };

/** Whether a region codes its units by digits; any other one brings the codes of its register. */
export function isCodedByDigits(region: string): boolean {
  return /^\d{6}$/.test(region);
}

/** Whether a unit of this kind may be below that parent: the levels in their order, none left out where the codes are digits; departments of cities and districts. */
export function mayBeBelow(kind: UnitKind, parent: Unit, region: string): boolean {
  if (kind === 'department') return parent.kind === 'city' || parent.kind === 'district';
  const [own, above] = [LEVELS.indexOf(kind), LEVELS.indexOf(parent.kind)];
  if (above < 0) return false;
  return isCodedByDigits(region) ? own === above + 1 : own > above;
}

/**
 * Whether a new unit may have this code (CONTRACT §4): below its parent's, with as many digits as its level has and not all of them 0, which is
 * the parent's own desk; of a department the parent's, a hyphen and letters.
 */
export function fitsAsCode(code: string, kind: UnitKind, parent: Unit, region: string): boolean {
  if (kind === 'department')
    return LETTERS.test(code.slice(parent.code.length + 1)) && code.startsWith(`${parent.code}-`);
  if (!isCodedByDigits(region)) return FOREIGN_CODE.test(code) && !code.endsWith('-own');
  const digits = DIGITS[kind] ?? 0;
  const above = parent.kind === 'city' ? parent.code.slice(0, 4) : parent.code;
  return new RegExp(`^\\d{${digits}}$`).test(code) && code.startsWith(above) && !/^0+$/.test(code.slice(above.length));
}
