import { randomUUID } from 'node:crypto';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.js';
import type { MemoryStore, StoredEvent } from './memory-store.js';
import { checkpointMessage, confirmationMessage, eventMessage } from './messages.js';
import { readableIndex, type ReadStream } from './reading.js';

/**
 * Follows $all from after a position: confirmation, the past, then what comes. A filter is told by notes how far has been looked, each a window
 * after the one before; there is no word that the past has ended.
 */
export function subscribe(
  store: MemoryStore,
  faults: Faults,
  call: ReadStream,
  options: streams.ReadReq.Options,
): void {
  let next = firstIndex(store, options.getAll());
  const wanted = filterOf(options.getFilter());
  const window = Math.max(1, options.getFilter()?.getMax() ?? 32);
  let looked = 0;
  const send = (): void => {
    for (; next < store.all.length; next += 1) {
      const event = store.all[next];
      if (event && wanted(event)) call.write(eventMessage(event));
      looked += 1;
      const end = store.all[next + 1]?.position;
      const due = looked >= window || (faults.eagerCheckpoints && event !== undefined && wanted(event));
      if (!options.hasFilter() || !due || end === undefined) continue;
      looked = 0;
      call.write(checkpointMessage(end));
    }
  };
  call.write(confirmationMessage(randomUUID()));
  send();
  const silence = store.onAppend(send);
  call.on('cancelled', () => {
    silence();
    call.end();
  });
  call.on('close', silence);
}

function firstIndex(store: MemoryStore, all: streams.ReadReq.Options.AllOptions | undefined): number {
  if (all?.hasEnd()) return store.all.length;
  const position = all?.getPosition();
  if (!position) return 0;
  const index = readableIndex(store, BigInt(position.getCommitPosition()));
  // From a note, whose second number is 0, with the event that stands there.
  return position.getPreparePosition() === '0' ? index : index + 1;
}

function filterOf(filter: streams.ReadReq.Options.FilterOptions | undefined): (event: StoredEvent) => boolean {
  const expression = filter?.getStreamIdentifier();
  if (!expression) return () => true;
  const regex = expression.getRegex();
  if (regex !== '') return ({ stream }) => new RegExp(regex).test(stream);
  const prefixes = expression.getPrefixList();
  return ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix));
}
