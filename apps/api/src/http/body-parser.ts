import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { fieldFault, Problem, type FieldFault } from './problem.js';

/** The contract's limit of a body. */
export const BODY_LIMIT_BYTES = 1_048_576;

/** JSON in UTF-8 and nothing else; the rest is 415. An empty body counts as none. */
export function takeOnlyJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, typeof bytes === 'string' ? jsonOf(Buffer.from(bytes)) : jsonOf(bytes));
    } catch (error) {
      done(error instanceof Error ? error : new Problem('malformed-json'), undefined);
    }
  });
}

/** Throws a Problem: `malformed-json`, or `invalid-body` for a text that no store could keep. */
export function jsonOf(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new Problem('malformed-json');
  const text = bytes.toString('utf8');
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Problem('malformed-json');
  // In JSON a NUL or half of a surrogate pair can only come as an escape: without one there is nothing to look for.
  const faults = text.includes('\\u') ? unsoundTexts(value, '') : [];
  if (faults.length > 0) throw new Problem('invalid-body', { faults });
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('malformed-json');
  }
}

const LONE_SURROGATE = /\p{Cs}/u;

/** A text that could not be kept: PostgreSQL has no NUL, and half of a surrogate pair is no character. */
export function isUnsound(text: string): boolean {
  return text.includes('\0') || LONE_SURROGATE.test(text);
}

function unsoundTexts(value: unknown, at: string): FieldFault[] {
  if (typeof value === 'string') return isUnsound(value) ? [fieldFault(at, 'sound-text')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    isUnsound(key) ? [fieldFault(at, 'sound-text')] : unsoundTexts(part, `${at}/${pointerPart(key)}`),
  );
}

/** A key as a part of a JSON pointer (RFC 6901). */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
