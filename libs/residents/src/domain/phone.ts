const COUNTRY_CODE = /^(\+|00)86/;

/** A mobile number (11 digits), or a landline with its area code; without country code, blanks and hyphens. Null for anything else. */
export function normalisePhone(text: string): string | null {
  const dialled = text.normalize('NFKC').replace(/[\s()-]/g, '');
  const digits = dialled.replace(COUNTRY_CODE, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  // Behind the country code an area code stands without its 0.
  if (digits !== dialled && /^[1-9]\d{8,10}$/.test(digits)) return `0${digits}`;
  return /^0\d{9,11}$/.test(digits) || /^[2-8]\d{6,7}$/.test(digits) ? digits : null;
}
