import { gunzipSync, gzipSync } from 'node:zlib';
import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { APPEND_LIMIT_BYTES, type EventToAppend } from '../domain/index.js';

/** An event as the server is to keep it. */
export interface ProposedEvent extends Pick<EventToAppend, 'id' | 'type'> {
  readonly contentType: 'application/octet-stream' | 'application/json';
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A JSON text never begins with this byte, what gzip made always does. */
const GZIP = 0x1f;
/** Compressing less than this saves nothing. */
const WORTH_COMPRESSING = 512;

/**
 * As the server is to keep it. What was hashed must come back to the byte, but the client parses what it takes for JSON: the data therefore go as
 * bytes, and the metadata as a JSON string that holds their text. The server's limit counts names, too: an append so close to the port's limit that
 * it would not fit is sent with compressed data.
 */
export function toStore(events: readonly EventToAppend[]): ProposedEvent[] {
  const sizes = events.map((event) => sizeOf(event));
  const fits = sizes.reduce((sum, size) => sum + size, 0) <= APPEND_LIMIT_BYTES;
  return events.map(({ id, type, data, metadata }) => {
    const bytes = bytesOf(data);
    const stored = fits || bytes.length < WORTH_COMPRESSING ? bytes : Uint8Array.from(gzipSync(bytes));
    return {
      id,
      type,
      contentType: 'application/octet-stream',
      data: stored,
      metadata: bytesOf(JSON.stringify(metadata)),
    };
  });
}

function sizeOf({ type, data, metadata }: EventToAppend): number {
  return Buffer.byteLength(data) + Buffer.byteLength(JSON.stringify(metadata)) + 2 * type.length;
}

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The texts as they were given. What another program stored as JSON comes as the client parsed it. */
export function fromStored({ id, type, data, metadata }: AllStreamRecordedEvent): EventToAppend {
  return { id, type, data: textOf(data), metadata: typeof metadata === 'string' ? metadata : textOf(metadata) };
}

function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array)) return JSON.stringify(value ?? {});
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return (bytes[0] === GZIP ? gunzipSync(bytes) : bytes).toString('utf8');
}
