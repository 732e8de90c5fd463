import type { FastifyRequest } from 'fastify';
import { fieldFault, Problem, type FieldFault } from './problem.js';

/** Deeper than this no body of ours is; what is deeper is sent to exhaust whoever reads it. */
const DEEPEST = 20;
/** Beyond it a number is not kept as it was written. */
const GREATEST = Number.MAX_SAFE_INTEGER;

const LONE_SURROGATE = /\p{Cs}/u;

/** A text that could not be kept: PostgreSQL has no NUL, and half of a surrogate pair is no character. */
export function isUnsound(text: string): boolean {
  return text.includes('\0') || LONE_SURROGATE.test(text);
}

/** Names that every object answers to, so that a check by name would find them: `__proto__`, `constructor`, `toString`, … No field is called so. */
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What of a parsed body no check of its fields should ever see, each named by its JSON pointer. */
export function unsoundParts(value: unknown, at = '', depth = 0): FieldFault[] {
  if (typeof value === 'string') return isUnsound(value) ? [fieldFault(at, 'sound-text')] : [];
  if (typeof value === 'number')
    return Math.abs(value) <= GREATEST ? [] : [fieldFault(at, 'number', { min: -GREATEST, max: GREATEST })];
  if (typeof value !== 'object' || value === null) return [];
  if (depth === DEEPEST) return [fieldFault(at, 'depth', { max: DEEPEST })];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    if (isUnsound(key)) return [fieldFault(at, 'sound-text')];
    const below = `${at}/${pointerPart(key)}`;
    return OF_EVERY_OBJECT.has(key) ? [fieldFault(below, 'unknown-field')] : unsoundParts(part, below, depth + 1);
  });
}

/** A key as a part of a JSON pointer (RFC 6901). */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The same for what stands in an address. Throws a Problem `invalid-parameter`. */
export function mustBeSound({ params, query }: Pick<FastifyRequest, 'params' | 'query'>): void {
  const faults = [params, query].flatMap((named) => Object.entries(named ?? {}).flatMap(faultOfParameter));
  if (faults.length > 0) throw new Problem('invalid-parameter', { faults });
}

function faultOfParameter([name, value]: [string, unknown]): FieldFault[] {
  if (isUnsound(name)) return [fieldFault('', 'sound-text')];
  if (OF_EVERY_OBJECT.has(name)) return [fieldFault(name, 'unknown-field')];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.some((text) => typeof text === 'string' && isUnsound(text)) ? [fieldFault(name, 'sound-text')] : [];
}
