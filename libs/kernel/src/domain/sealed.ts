/** Free text that may hold personal values, still plain: inside `decide` and nowhere else. */
export interface PlainText {
  readonly plain: string;
}

/** The same, encrypted: `key` names the subject whose key opens it (`resident-…` or `case-…`), `sealed` is the ciphertext, base64url. */
export interface CipherText {
  readonly sealed: string;
  readonly key: string;
}

/** A field of an event that may hold personal values. `evolve` never reads it; read models keep it as it is. */
export type Sealed = PlainText | CipherText;

export function plain(text: string): PlainText;
export function plain(text: string | null | undefined): PlainText | null;
export function plain(text: string | null | undefined): PlainText | null {
  return text === null || text === undefined || text === '' ? null : { plain: text };
}

export function isPlainText(value: unknown): value is PlainText {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 1 && 'plain' in value;
}

export function isCipherText(value: unknown): value is CipherText {
  return typeof value === 'object' && value !== null && 'sealed' in value && 'key' in value;
}

/** The same data with every sealed text as a string. */
export type Revealed<T> = T extends PlainText | CipherText
  ? string
  : T extends object
    ? { readonly [K in keyof T]: Revealed<T[K]> }
    : T;

/** Stands where a text is not for the reader's eyes. */
export const WITHHELD = '〔略〕';

/** Stands where nobody can read the text any more: its key was destroyed with the resident's data. */
export const ERASED = '〔已删除〕';

/** All texts of a kind in an event's data, in the order of the walk. */
export function textsIn<T>(data: unknown, isText: (value: unknown) => value is T): T[] {
  if (isText(data)) return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap((value) => textsIn(value, isText));
}

/** A copy of the data in which each plain text is replaced; the order is that of `textsIn`. */
export function replacePlain<T>(data: T, replacements: readonly CipherText[]): T {
  const next = replacements[Symbol.iterator]();
  return walk(data, isPlainText, (text) => {
    const { value, done } = next.next();
    return done ? text : value;
  }) as T;
}

/** A copy of the data with its texts as strings. */
export function reveal<T>(data: T, open: (text: CipherText) => string): Revealed<T> {
  const isText = (value: unknown): value is PlainText | CipherText => isPlainText(value) || isCipherText(value);
  return walk(data, isText, (text) => (isPlainText(text) ? text.plain : open(text))) as Revealed<T>;
}

function walk<T>(data: unknown, isText: (value: unknown) => value is T, replace: (text: T) => unknown): unknown {
  if (isText(data)) return replace(data);
  if (Array.isArray(data)) return data.map((value) => walk(value, isText, replace));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, walk(value, isText, replace)]));
}
