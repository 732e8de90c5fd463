import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Faults } from './faults.js';
import type { MemoryStore, StoredEvent } from './memory-store.js';
import { eventMessage, notFoundMessage, notReady } from './messages.js';
import { subscribe } from './subscribing.js';

export type ReadStream = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

const BACKWARDS = 1;

/** One read or subscription: which it is stands in the options. Both begin where they are told, a read with the event that stands there. */
export function read(store: MemoryStore, faults: Faults, call: ReadStream): void {
  const options = call.request.getOptions();
  if (!options) throw new Error('a read without options');
  if (faults.notReady > 0) {
    faults.notReady -= 1;
    call.emit('error', notReady());
    return;
  }
  if (options.hasSubscription()) return subscribe(store, faults, call, options);
  const events = options.hasStream() ? streamEvents(store, options) : allEvents(store, options);
  const stream = streamName(options);
  if (events === null) call.write(notFoundMessage(stream));
  const withPositions = stream === '' || !faults.streamsWithoutPositions;
  for (const event of events ?? []) call.write(eventMessage(event, withPositions));
  call.end();
}

function streamName(options: streams.ReadReq.Options): string {
  const name = options.getStream()?.getStreamIdentifier()?.getStreamName_asU8();
  return name ? Buffer.from(name).toString('utf8') : '';
}

function streamEvents(store: MemoryStore, options: streams.ReadReq.Options): readonly StoredEvent[] | null {
  const events = store.stream(streamName(options));
  if (!events) return null;
  const count = Number(options.getCount());
  const stream = options.getStream();
  if (options.getReadDirection() === BACKWARDS) {
    const last = stream?.hasRevision() ? Number(stream.getRevision()) : events.length - 1;
    return events.slice(Math.max(0, last + 1 - count), last + 1).reverse();
  }
  const from = stream?.hasRevision() ? Number(stream.getRevision()) : 0;
  return events.slice(from, from + count);
}

function allEvents(store: MemoryStore, options: streams.ReadReq.Options): readonly StoredEvent[] {
  const count = Number(options.getCount());
  const all = options.getAll();
  const position = BigInt(all?.getPosition()?.getCommitPosition() ?? 0);
  if (options.getReadDirection() === BACKWARDS) {
    const end = all?.hasEnd() ? store.all.length : store.indexAt(position);
    return store.all.slice(Math.max(0, end - count), end).reverse();
  }
  const begin = all?.hasPosition() ? readableIndex(store, position) : 0;
  return store.all.slice(begin, begin + count);
}

/** The real server reads its file where it is told to: from the middle of an event it cannot. */
export function readableIndex(store: MemoryStore, position: bigint): number {
  const index = store.indexAt(position);
  const event = store.all[index];
  if (event && event.position !== position) throw new Error(`no event stands at ${position}`);
  return index;
}
