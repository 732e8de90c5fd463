import { streamNameFilter, type AllStreamRecordedEvent, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedEvent } from '../domain/index.js';
import type { EventStoreConnection } from './connection.js';
import { placeAt, type LogReader, type Place } from './log-reader.js';

/** Events that the server looks through between two of its notes on how far it has come. */
const WINDOW = 500;
/** Its last notes lie up to two windows before the end: so much is read without it. */
const LITTLE = 4 * WINDOW;
/** A server that has come to the end says nothing any more, and one that works long says nothing for a while. */
const SILENCE_MS = { first: 50, last: 5_000 };

/** What to find: the events of a few streams between two places. */
interface Wanted {
  readonly from: Place;
  readonly until: bigint;
  readonly prefixes: readonly string[];
}

interface Found {
  readonly events: RecordedEvent[];
  /** Where to read on. */
  readonly from: Place;
}

/**
 * Finds the events of a few streams in a log of many: reads of $all know no filter, subscriptions do. The subscription is followed until it has passed
 * the end or falls silent with little left; what it has not told to have looked through is for the caller to read.
 */
export async function readNarrow(connection: EventStoreConnection, reader: LogReader, wanted: Wanted): Promise<Found> {
  const events: RecordedEvent[] = [];
  let { from } = wanted;
  let failures = 0;
  for (let silence = SILENCE_MS.first; silence <= SILENCE_MS.last; silence *= 2) {
    const heard = await listen(connection, { ...wanted, from }, silence);
    events.push(...heard.events.filter((event) => reader.isOurs(event)).map((event) => reader.recordedOfAll(event)));
    failures = heard.from.commit > from.commit || heard.end !== 'failed' ? 0 : failures + 1;
    from = heard.from;
    if (heard.end === 'passed' || failures > 5) break;
    if (heard.end === 'failed') await sleep(100);
    else if (!(await reader.page(from, LITTLE)).full) break;
  }
  return { events, from };
}

interface Heard {
  readonly events: AllStreamRecordedEvent[];
  readonly from: Place;
  readonly end: 'passed' | 'silent' | 'failed';
}

/**
 * The server's note that all before a place has been looked through. The client hands it over while events before it still wait to be taken: it is
 * put among them, so that it counts when they have been.
 */
class Checkpoint {
  constructor(readonly from: Place) {}
}

function listen(connection: EventStoreConnection, { from, until, prefixes }: Wanted, silenceMs: number) {
  const { streamPrefix } = connection.address;
  const subscription = connection.client.subscribeToAll({
    fromPosition: from,
    filter: streamNameFilter({
      prefixes: prefixes.map((prefix) => streamPrefix + prefix),
      maxSearchWindow: WINDOW,
      checkpointReached: (stream, position) => void stream.push(new Checkpoint(position)),
    }),
  });
  return new Promise<Heard>((resolve) => {
    const events: AllStreamRecordedEvent[] = [];
    let at = from;
    const finish = (end: Heard['end']): void => {
      clearTimeout(silence);
      subscription.unsubscribe().catch(() => undefined);
      resolve({ events, from: at, end });
    };
    // Until the first word a connection may have to be made.
    let silence = setTimeout(() => finish('failed'), connection.options.answerMs);
    const listenOn = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => finish('silent'), silenceMs);
    };
    subscription.on('confirmation', listenOn);
    subscription.on('error', () => finish('failed'));
    subscription.on('data', (said: AllStreamResolvedEvent | Checkpoint) => {
      listenOn();
      if (said instanceof Checkpoint) at = said.from;
      else if (said.event) {
        at = placeAt(said.event.position.commit);
        events.push(said.event);
      }
      if (at.prepare === 0n ? at.commit > until : at.commit >= until) finish('passed');
    });
  });
}
