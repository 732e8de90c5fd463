import { randomUUID } from 'node:crypto';
import { parsePosition, type Position } from '#libs/event-log/domain';
import type { IfMatch } from '#libs/kernel';
import { nameUuid } from '#libs/runtime';
import { fieldFault, Problem } from './problem.js';
import type { FieldRule } from './problem-codes.js';
import type { ApiRequest } from './request.js';

/** The namespace in which the ids of commands are named. */
const COMMANDS = '6f1d6a4e-6c1b-5d0a-9a57-7f0c5a1e2b90';
const KEY = /^[\x20-\x7e]{1,255}$/;
/** An entity tag (RFC 9110 §8.8.3); the quoted part may hold anything visible but a quote. */
const ENTITY_TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;
/** Tags of a list stand apart by commas, with blanks and empty places as they come (RFC 9110 §5.6.1). A comma may stand in a tag. */
const LISTED = /(?:W\/)?"[^"]*"|[^,\s][^,]*/g;
const REVISION = /^(0|[1-9]\d{0,8})$/;

/**
 * The id of the command: named by the person at their unit, by the route and what stands in its places, and by `Idempotency-Key`; random without a key
 * (contract, “Idempotency”). Of the route, never of the address: that can be written in many ways.
 */
export function commandIdOf(request: ApiRequest): string {
  const key = oneHeader(request, 'idempotency-key');
  if (key === undefined) return randomUUID();
  if (!KEY.test(key)) throw invalid('Idempotency-Key', 'key');
  const { asker, method, routeOptions, params } = request;
  const places = Object.entries(params ?? {}).sort(([one], [other]) => one.localeCompare(other, 'en'));
  return nameUuid(COMMANDS, JSON.stringify([asker.person, asker.unit, method, routeOptions.url, places, key]));
}

/**
 * The revisions that `If-Match` names; null where there is none, or for `*`: that asks only that it exists, and what does not is a 404 anyway. Tags are compared
 * strongly (RFC 9110 §13.1.1), so that a weak one, or one that we never gave, is well-formed and matches nothing.
 */
export function ifMatchOf(request: ApiRequest): IfMatch {
  const text = request.headers['if-match'];
  if (text === undefined || text.trim() === '*') return null;
  const tags = (text.match(LISTED) ?? []).map((tag) => ENTITY_TAG.exec(tag.trim()));
  if (tags.length === 0 || tags.includes(null)) throw invalid('If-Match', 'etag');
  return tags.flatMap((tag) => (tag?.[1] === undefined && REVISION.test(tag?.[2] ?? '') ? [Number(tag?.[2])] : []));
}

/** The position that `Tongban-After` names. */
export function positionAfter(request: ApiRequest): Position | undefined {
  const text = oneHeader(request, 'tongban-after');
  if (text === undefined) return undefined;
  const position = parsePosition(text);
  if (!position) throw new Problem('malformed-position', { faults: [] });
  return position;
}

function oneHeader(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name];
  if (Array.isArray(value)) throw invalid(name, 'once');
  return value;
}

function invalid(header: string, rule: FieldRule): Problem {
  return new Problem('invalid-header', { faults: [fieldFault(header, rule)] });
}
