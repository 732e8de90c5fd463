import { v5, validate } from 'uuid';

/** RFC 9562 UUID version 5: the same namespace and name always give the same id. */
export function nameUuid(namespace: string, name: string): string {
  return v5(name, namespace);
}

/** Whether the text is an id as this system writes them: a UUID in small letters. */
export function isUuid(text: string): boolean {
  return validate(text) && text === text.toLowerCase();
}
