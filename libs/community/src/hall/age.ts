import { yearOf, type LocalDate } from '#libs/clocks/domain';

/** Full years on a day; null where the birth is not known. */
export function ageOn(birthDate: LocalDate | null, on: LocalDate): number | null {
  if (birthDate === null) return null;
  return yearOf(on) - yearOf(birthDate) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);
}
