import { isUuid } from '#libs/runtime';
import { APPEND_LIMIT_BYTES, AppendTooLarge, type EventToAppend } from './domain/index.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The bytes of an append. The same limits for every engine, before anything is sent: throws AppendTooLarge, and a TypeError for a mistake of the
 * caller: an append of nothing, or a text that would not come back as it was given. In data and metadata a NUL or a lone surrogate stands escaped, as
 * `JSON.stringify` writes them, and passes.
 */
export function checkAppend(stream: string, events: readonly EventToAppend[]): number {
  if (events.length === 0) throw new TypeError(`an append to ${stream} without events`);
  if (!isPlain(stream)) throw new TypeError(`${JSON.stringify(stream)} is no name of a stream`);
  let bytes = 0;
  for (const { id, type, data, metadata } of events) {
    if (!isUuid(id)) throw new TypeError(`${JSON.stringify(id)} is no UUID in small letters`);
    if (![type, data, metadata].every(isPlain))
      throw new TypeError(`event ${JSON.stringify(id)} for ${stream} holds a text that is not plain`);
    bytes += Buffer.byteLength(data) + Buffer.byteLength(metadata);
  }
  if (bytes > APPEND_LIMIT_BYTES) throw new AppendTooLarge(stream, bytes);
  return bytes;
}

function isPlain(text: string): boolean {
  return text !== '' && !text.includes('\0') && !LONE_SURROGATE.test(text);
}

/** Whether a stream passes a filter; without prefixes every stream does. */
export function passes(stream: string, prefixes: readonly string[] | undefined): boolean {
  return !prefixes || prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
}
