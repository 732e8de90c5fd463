/** A mobile number (11 digits), or a landline with its area code; without country code, blanks and hyphens. Null for anything else. */
export function normalisePhone(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)86/, '');
  return /^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) || /^[2-8]\d{6,7}$/.test(digits) ? digits : null;
}
