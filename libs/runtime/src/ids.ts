import { hash } from 'node:crypto';
import { validate } from 'uuid';

const VARIANT = ['8', '9', 'a', 'b'];

/** RFC 9562 UUID version 5: the same namespace and name always give the same id. Every event has one, so that it is made without garbage. */
export function nameUuid(namespace: string, name: string): string {
  const bytes = Buffer.allocUnsafe(16 + Buffer.byteLength(name));
  if (bytes.write(namespace.replaceAll('-', ''), 'hex') !== 16) throw new TypeError(`${namespace} is no UUID`);
  bytes.write(name, 16);
  const hex = hash('sha1', bytes, 'hex');
  const variant = VARIANT[parseInt(hex.charAt(16), 16) & 3] ?? '';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether the text is an id as this system writes them: a UUID in small letters. */
export function isUuid(text: string): boolean {
  return validate(text) && text === text.toLowerCase();
}
