import { randomUUID } from 'node:crypto';
import { parsePosition, type Position } from '#libs/event-log/domain';
import { nameUuid } from '#libs/runtime';
import { fieldFault, Problem } from './problem.js';
import type { FieldRule } from './problem-codes.js';
import type { ApiRequest } from './request.js';

/** The namespace in which the ids of commands are named. */
const COMMANDS = '6f1d6a4e-6c1b-5d0a-9a57-7f0c5a1e2b90';
const KEY = /^[\x20-\x7e]{1,255}$/;
const ETAG = /^"(0|[1-9]\d{0,8})"$/;

/** The id of the command: named by person, method and path, and `Idempotency-Key`; random without a key (contract, “Idempotency”). */
export function commandIdOf(request: ApiRequest): string {
  const key = oneHeader(request, 'idempotency-key');
  if (key === undefined) return randomUUID();
  if (!KEY.test(key)) throw invalid('Idempotency-Key', 'key');
  return nameUuid(COMMANDS, JSON.stringify([request.asker.person, `${request.method} ${pathOf(request)}`, key]));
}

/** The revision that `If-Match` names; null where there is none, or for `*`. */
export function ifMatchOf(request: ApiRequest): number | null {
  const text = oneHeader(request, 'if-match');
  if (text === undefined || text === '*') return null;
  const revision = ETAG.exec(text)?.[1];
  if (revision === undefined) throw invalid('If-Match', 'etag');
  return Number(revision);
}

/** The position that `Tongban-After` names. */
export function positionAfter(request: ApiRequest): Position | undefined {
  const text = oneHeader(request, 'tongban-after');
  if (text === undefined) return undefined;
  const position = parsePosition(text);
  if (!position) throw new Problem('malformed-position', { faults: [] });
  return position;
}

export function pathOf({ url }: ApiRequest): string {
  return url.split('?', 1)[0] ?? url;
}

function oneHeader(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name];
  if (Array.isArray(value)) throw invalid(name, 'once');
  return value;
}

function invalid(header: string, rule: FieldRule): Problem {
  return new Problem('invalid-header', { faults: [fieldFault(header, rule)] });
}
