import { APPEND_LIMIT_BYTES, AppendTooLarge, type EventToAppend } from './domain/index.js';

/** The bytes of an append. The same limit for every engine, before anything is sent: throws AppendTooLarge; an append of nothing is a RangeError. */
export function checkAppend(stream: string, events: readonly EventToAppend[]): number {
  if (events.length === 0) throw new RangeError(`an append to ${stream} without events`);
  let bytes = 0;
  for (const { data, metadata } of events) bytes += Buffer.byteLength(data) + Buffer.byteLength(metadata);
  if (bytes > APPEND_LIMIT_BYTES) throw new AppendTooLarge(stream, bytes);
  return bytes;
}

/** Whether a stream passes a filter; without prefixes every stream does. */
export function passes(stream: string, prefixes: readonly string[] | undefined): boolean {
  return !prefixes || prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
}
