import { isCalendarDate, type LocalDate } from '#libs/clocks/domain';

/** Whose number follows GB 11643: 居民身份证 (18 digits, or the old 15), 港澳台居民居住证, 外国人永久居留身份证 in its new and its old form. */
export type CardType = 'resident' | 'residence-permit' | 'permanent-residence';

export interface IdentityNumber {
  readonly type: CardType;
  /** 18 digits, the last perhaps X; of the old permanent residence card 3 letters and 12 digits. */
  readonly normalised: string;
  /** The old permanent residence card does not name its century: null. */
  readonly birthDate: LocalDate | null;
}

export type IdentityNumberError = 'malformed' | 'check-digit' | 'birth-date' | 'birth-in-future';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const RESIDENCE_PERMIT = /^8[123]0000/;
/** Country, place, birth date without its century, sequence. */
const OLD_PERMANENT_RESIDENCE = /^[A-Z]{3}\d{4}(\d\d)(\d\d)(\d\d)\d\d$/;

/** The check character of GB 11643 over the first 17 digits. */
export function checkCharacter(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Half-width, upper case, without blanks, points and hyphens of whatever width: what people type and scanners deliver. */
export function normaliseIdentityNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s.·‐‑‒–—―-]/g, '')
    .toUpperCase();
}

/**
 * Reads an identity number (GB 11643; rules §5.2). Area codes are not checked: they were abolished and renamed, and the number stays. The old
 * 15-digit number, void since 2013, is brought to 18 digits.
 * @param today - date of the region; a later birth date is refused
 */
export function parseIdentityNumber(
  text: string,
  today: LocalDate,
): IdentityNumber | { readonly error: IdentityNumberError } {
  const number = normaliseIdentityNumber(text);
  if (OLD_PERMANENT_RESIDENCE.test(number)) return oldPermanentResidence(number);
  const full = /^\d{15}$/.test(number) ? lengthened(number) : number;
  if (!/^\d{17}[\dX]$/.test(full)) return { error: 'malformed' };
  if (checkCharacter(full) !== full.at(-1)) return { error: 'check-digit' };
  const birthDate = `${full.slice(6, 10)}-${full.slice(10, 12)}-${full.slice(12, 14)}`;
  if (!isCalendarDate(birthDate) || birthDate < EARLIEST_BIRTH) return { error: 'birth-date' };
  if (birthDate > today) return { error: 'birth-in-future' };
  return { type: typeOf(full), normalised: full, birthDate };
}

/** Nobody alive is older, and no register holds anybody who is: a date before it is a mistake of writing. */
export const EARLIEST_BIRTH: LocalDate = '1850-01-01';

/** Whether an old permanent residence card and a birth date can be one person's: it holds the date without its century. */
export function agreesWithOldCard(number: string, birthDate: LocalDate): boolean {
  const [, ...parts] = OLD_PERMANENT_RESIDENCE.exec(number) ?? [];
  return parts.join('') === birthDate.slice(2).replaceAll('-', '');
}

function oldPermanentResidence(number: string): IdentityNumber | { readonly error: IdentityNumberError } {
  const [, year = '', month = '', day = ''] = OLD_PERMANENT_RESIDENCE.exec(number) ?? [];
  const exists = ['19', '20'].some((century) => isCalendarDate(`${century}${year}-${month}-${day}`));
  return exists ? { type: 'permanent-residence', normalised: number, birthDate: null } : { error: 'birth-date' };
}

function lengthened(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
}

function typeOf(full: string): CardType {
  if (full.startsWith('9')) return 'permanent-residence';
  return RESIDENCE_PERMIT.test(full) ? 'residence-permit' : 'resident';
}
