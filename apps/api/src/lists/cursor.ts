import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isInstant, isWithin, YEARS } from '#libs/clocks/domain';
import type { ListCursor } from '#libs/read-models';
import { isUuid } from '#libs/runtime';
import { Problem } from '../http/problem.js';
import { isUnsound } from '../http/soundness.js';

const SIGNATURE_LENGTH = 22;

/** Where lists go on, as opaque texts that are good for the same filter only. They are signed: nobody goes on from a place that no page has named. */
export class Cursors {
  /** @param key - a secret that all processes of a system share */
  constructor(private readonly key: string) {}

  /** @param filter - everything that the list was narrowed by */
  write(filter: unknown, at: unknown): string {
    const place = Buffer.from(JSON.stringify([fingerprint(filter), at])).toString('base64url');
    return `${place}.${this.signatureOf(place)}`;
  }

  /** What `write` was given, once `isAt` has seen that it is of the right shape. Throws a Problem `invalid-cursor`. */
  read<T>(filter: unknown, text: string | undefined, isAt: (at: unknown) => at is T): T | null {
    if (text === undefined) return null;
    const [place = '', signature = ''] = text.split('.');
    const [print, at] = isSame(signature, this.signatureOf(place)) ? parsed(place) : [];
    if (print !== fingerprint(filter) || !isAt(at)) throw new Problem('invalid-cursor');
    return at;
  }

  private signatureOf(place: string): string {
    return createHmac('sha256', this.key).update(place).digest('base64url').slice(0, SIGNATURE_LENGTH);
  }
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function parsed(place: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(place, 'base64url').toString());
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
