/** Why a text is no name of a person. */
export type NameFault = 'empty' | 'invisible' | 'unreadable';

/**
 * What nobody sees: zero width, direction marks, fillers, soft hyphens, variation selectors, controls; and what no font has: unassigned code points
 * and those for private use.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{C}\u2028\u2029\u2800]/u;
/** Without U+FEFF, which is no blank but cannot be seen. */
const BLANKS = /[\p{Zs}\t\r\n]+/gu;
const LETTER = /\p{L}/u;
/** A mark without a letter before it, or so many of them that the letter is not seen any more. */
const LOOSE_MARKS = /(?:^|\s)\p{M}|\p{M}{5}/u;

/** A name as it is kept: without blanks around it, one between its parts. */
export function normaliseName(text: string): string {
  return text.replace(BLANKS, ' ').replace(/^ | $/g, '');
}

/** Whether a person can be called so: something is there, every character of it is seen, and at least one is a letter. Null if so. */
export function nameFault(text: string): NameFault | null {
  const name = normaliseName(text);
  if (name === '') return 'empty';
  if (INVISIBLE.test(name)) return 'invisible';
  return LETTER.test(name) && !LOOSE_MARKS.test(name) ? null : 'unreadable';
}

/** The same name, whichever way it was typed: full width, compatibility forms, capitals and blanks do not make another. */
export function nameKey(text: string): string {
  return normaliseName(text.normalize('NFKC')).replaceAll(' ', '').toLowerCase();
}
