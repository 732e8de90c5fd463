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
