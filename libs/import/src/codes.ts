import { createHash } from 'node:crypto';

const LONGEST_CODE = 40;

/** Words of letters and digits with single blanks between them: their code can be read back, so that no two of them have the same. */
const PLAIN = /^[A-Za-z0-9]+( [A-Za-z0-9]+)*$/;

/** The part of a code that stands for a value: its letters and digits, and where anything else was left out, or where it would be taken for an own desk, a few of its hash. */
export function codePart(value: string): string {
  const readable = value.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (PLAIN.test(value) && value.toLowerCase() !== 'own') return readable;
  return [readable, hashOf(value, 6)].filter(Boolean).join('-');
}

/** A code of at most 40 characters; a longer one is cut, and its end is a hash of all of it. */
export function codeFrom(...parts: readonly string[]): string {
  const code = parts.join('-');
  if (code.length <= LONGEST_CODE) return code;
  return `${code.slice(0, LONGEST_CODE - 9).replace(/-$/, '')}-${hashOf(code, 8)}`;
}

function hashOf(text: string, characters: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, characters);
}

/** Another value that the mapping gives the same code speaks for this one: one name, whichever row comes first. */
export function nameOfValue(
  value: string,
  {
    codes = {},
    names = {},
  }: { readonly codes?: Readonly<Record<string, string>>; readonly names?: Readonly<Record<string, string>> },
): { readonly name: string | null; readonly value: string } {
  const code = codes[value];
  const same = code === undefined ? [value] : Object.keys(codes).filter((each) => codes[each] === code);
  const named = same.find((each) => names[each] !== undefined);
  return { name: named === undefined ? null : (names[named] ?? null), value: same[0] ?? value };
}
