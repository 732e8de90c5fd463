import type { LocalDate } from '#libs/clocks/domain';

/** Crockford's base 32: no I, L, O, U, so that nothing read out on the phone is taken for something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS_AND_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const NUMBER = /^([A-Za-z0-9-]{1,40})-(\d{8})-([0-9A-HJKMNP-TV-Z]{7})([0-9A-HJKMNP-TV-Z])$/;

/**
 * What is printed on the slip: the receiving unit's code, the date of receipt, seven characters of the case's id and a check character.
 * No counter is needed; two cases of one counter and day share a number with a chance of 1 in 34 thousand million.
 */
export function caseNumber(unit: string, date: LocalDate, caseId: string): string {
  const day = date.replaceAll('-', '');
  const serial = serialOf(caseId);
  return `${unit}-${day}-${serial}${checkCharacter(unit + day + serial)}`;
}

/** Whether a text is a case number whose check character is right. */
export function isCaseNumber(text: string): boolean {
  const [, unit, day, serial, check] = NUMBER.exec(text) ?? [];
  return unit !== undefined && check === checkCharacter(`${unit}${day ?? ''}${serial ?? ''}`);
}

/** Of the form of a number, whatever its last eight characters are. */
const FORM = /^(.{1,40})-(\d{8})-([0-9A-Z]{8})$/;

/**
 * A number as someone typed or pasted it, in the way it is stored: full width, blanks within or for the hyphens, no hyphens at all, hyphens of
 * another kind, small letters, O for 0, I and L for 1.
 */
export function asCaseNumber(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .trim();
  const together = stored(text.replace(/\s/g, ''));
  const apart = stored(text.replace(/[\s-]+/g, '-'));
  const cut = stored(text.replace(/[\s-]/g, '').replace(/(\d{8})([0-9A-Za-z]{8})$/, '-$1-$2'));
  return [together, apart, cut].find(isCaseNumber) ?? [together, apart].find((each) => FORM.test(each)) ?? together;
}

/** Whether a text, as `asCaseNumber` has it, is a case number but for its check character: somebody has mistyped it. */
export function hasWrongCheckCharacter(text: string): boolean {
  return FORM.test(text) && !isCaseNumber(text);
}

/** Of departments the letters are capitals; the codes of a foreign region stay as they are. */
function stored(text: string): string {
  const at = text.lastIndexOf('-') + 1;
  const serial = text.slice(at).toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return text.slice(0, at).replace(/^\d{6}-[a-z]+/, (unit) => unit.toUpperCase()) + serial;
}

/** The first 35 bits of the id. */
function serialOf(caseId: string): string {
  let bits = BigInt(`0x${caseId.replaceAll('-', '').slice(0, 9)}`) >> 1n;
  let serial = '';
  for (let place = 0; place < 7; place += 1) {
    serial = ALPHABET.charAt(Number(bits % 32n)) + serial;
    bits /= 32n;
  }
  return serial;
}

/** Luhn's algorithm to the base 32: finds every wrong digit, and nearly every swap of neighbours. */
function checkCharacter(text: string): string {
  let sum = 0;
  let factor = 2;
  for (const character of [...text.toUpperCase()].reverse()) {
    if (character === '-') continue;
    const product = factor * valueOf(character);
    sum += Math.floor(product / 32) + (product % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return ALPHABET.charAt((32 - (sum % 32)) % 32);
}

function valueOf(character: string): number {
  const value = ALPHABET.indexOf(character);
  return value === -1 ? LETTERS_AND_DIGITS.indexOf(character) % 32 : value;
}
