import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';
import { unsoundParts } from './soundness.js';

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

/** Throws a Problem: `malformed-json`, or `invalid-body` for what no store could keep and no check should have to look at. */
export function jsonOf(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new Problem('malformed-json');
  const value = parsed(bytes.toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Problem('malformed-json');
  const faults = unsoundParts(value);
  if (faults.length > 0) throw new Problem('invalid-body', { faults: faults.slice(0, MOST_FAULTS) });
  return value;
}

/** A body of a mebibyte may be wrong a hundred thousand times over; nobody reads that. */
const MOST_FAULTS = 100;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('malformed-json');
  }
}
