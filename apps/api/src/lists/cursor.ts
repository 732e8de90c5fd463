import { createHash } from 'node:crypto';
import { isInstant, isWithin, YEARS } from '#libs/clocks/domain';
import type { ListCursor } from '#libs/read-models';
import { isUuid } from '#libs/runtime';
import { Problem } from '../http/problem.js';
import { isUnsound } from '../http/soundness.js';

/**
 * Where a list goes on, as an opaque text that is good for the same filter only.
 * @param filter - everything that the list was narrowed by
 */
export function writeCursor(filter: unknown, at: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(filter), at])).toString('base64url');
}

/** What `writeCursor` was given, once `isAt` has seen that it is of the right shape. Throws a Problem `invalid-cursor`. */
export function readCursor<T>(filter: unknown, text: string | undefined, isAt: (at: unknown) => at is T): T | null {
  if (text === undefined) return null;
  const [print, at] = parsed(text);
  if (print !== fingerprint(filter) || !isAt(at)) throw new Problem('invalid-cursor');
  return at;
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function fingerprint(filter: unknown): string {
  return createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 12);
}

/** Longer than any code or name that a list goes on from. */
const KEY_MAX = 300;

/** A cursor is as hostile as a body: each of its parts is one that a row may have, or the cursor is none. */
export function isText(at: unknown): at is string {
  return typeof at === 'string' && at.length <= KEY_MAX && !isUnsound(at);
}

/** Where a list of cases, newest first, goes on. */
export function isListCursor(at: unknown): at is ListCursor {
  if (typeof at !== 'object' || at === null || !('receivedAt' in at) || !('caseId' in at)) return false;
  return isTime(at.receivedAt) && typeof at.caseId === 'string' && isUuid(at.caseId);
}

export function isTime(value: unknown): value is string {
  return isInstant(value) && isWithin(value, YEARS);
}

/** Where the history of a thing goes on. */
export function isRevision(at: unknown): at is number {
  return Number.isSafeInteger(at) && Number(at) >= 0;
}
