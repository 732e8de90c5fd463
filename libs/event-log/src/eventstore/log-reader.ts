import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  type AllStreamRecordedEvent,
  type AllStreamResolvedEvent,
  type Position,
  type ReadStreamOptions as ReadStreamOptionsOfServer,
  type ResolvedEvent,
} from '@eventstore/db-client';
import pLimit from 'p-limit';
import type { ReadStreamOptions, RecordedEvent } from '../domain/index.js';
import { AT_LEADER, type EventStoreConnection } from './connection.js';
import { failureOf } from './failures.js';
import { fromStored } from './stored-event.js';

/** Where the server does not say where in the log an event of a stream lies. */
const NO_POSITION = 2n ** 63n;
/** The first look from the end; each further one sees more. */
const LOOK_BACK = { first: 4, most: 1_000 };

/** Streams that are asked for at the same time over one connection. */
const STREAMS_AT_ONCE = 64;

/** An event of a stream; where in the log it lies the server may or may not say. */
type StoredEvent = AllStreamRecordedEvent & { readonly commitPosition: bigint | undefined };
type ReadStreamFrom = Pick<ReadStreamOptionsOfServer, 'direction' | 'fromRevision'>;

/** Where to read on in $all: after the event that stands there, or, where `prepare` is 0 as the server's notes have it, with it. */
export type Place = Position;

/** The place of an event. */
export function placeAt(offset: bigint): Place {
  return { commit: offset, prepare: offset };
}

/** What was read of $all from a place on. */
export interface Page {
  /** The project's own. */
  readonly events: RecordedEvent[];
  /** How far was read, with what is not ours; only good to read on from. */
  readonly reached: Place;
  /** There is likely more. */
  readonly full: boolean;
}

/** Which log of the server this is: see `openIdentity`. */
export interface LogIdentity {
  readonly name: string;
  /** The stream that holds the name, which is none of the project's. */
  readonly stream: string;
  /** All of the log comes after it. */
  readonly begin: bigint;
}

/** The offset of an event is its commit position, the same in what follows $all and in what reads it: both positions of an event are one number here. */
export class LogReader {
  /** The last event of ours, as far as has been looked: the server's own events may come after it in great number. */
  private known = { head: 0n, looked: 0n };

  constructor(
    private readonly connection: EventStoreConnection,
    readonly identity: LogIdentity,
  ) {}

  private get prefix(): string {
    return this.connection.address.streamPrefix;
  }

  /** Whether an event of $all belongs to this log. What begins with $ is the server's own. */
  isOurs({ streamId, position }: AllStreamRecordedEvent): boolean {
    if (streamId.startsWith('$') || streamId === this.identity.stream) return false;
    return streamId.startsWith(this.prefix) && position.commit > this.identity.begin;
  }

  /** Where the events after an offset begin; 0 is the beginning. */
  placeAfter(offset: bigint): Place {
    return placeAt(offset > this.identity.begin ? offset : this.identity.begin);
  }

  /** The next events from a place on, `size` of them where there are as many, counting those of others. */
  async page(from: Place, size: number): Promise<Page> {
    // A read begins with the event that stands where it begins.
    const read = await this.connection.read<AllStreamResolvedEvent>((client) =>
      client.readAll({ ...AT_LEADER, direction: FORWARDS, fromPosition: from, maxCount: size + 1 }),
    );
    const fresh = read.flatMap(({ event }) => (event && follows(event, from) ? [event] : []));
    const last = fresh.at(-1);
    return {
      events: fresh.filter((event) => this.isOurs(event)).map((event) => this.recordedOfAll(event)),
      reached: last ? placeAt(last.position.commit) : from,
      full: read.length > size,
    };
  }

  /** The offset of the last event of ours, 0 where there is none. */
  async head(): Promise<bigint> {
    let newest: bigint | null = null;
    let from: typeof END | Place = END;
    for (let size = LOOK_BACK.first; ; size = Math.min(size * 4, LOOK_BACK.most)) {
      const fromPosition = from;
      const read: AllStreamResolvedEvent[] = await this.connection.read((client) =>
        client.readAll({ ...AT_LEADER, direction: BACKWARDS, fromPosition, maxCount: size }),
      );
      for (const { event } of read) {
        if (!event) continue;
        const at = event.position.commit;
        newest ??= at;
        if (at <= this.known.looked) return this.looked(newest, this.known.head);
        if (at <= this.identity.begin) return this.looked(newest, 0n);
        if (this.isOurs(event)) return this.looked(newest, at);
        from = event.position;
      }
      if (read.length < size) return this.looked(newest ?? 0n, 0n);
    }
  }

  private looked(newest: bigint, head: bigint): bigint {
    if (newest > this.known.looked) this.known = { head, looked: newest };
    return head;
  }

  /** A stream's events by revision; empty where there is no such stream. */
  async stream(name: string, { from = 0, limit }: ReadStreamOptions): Promise<RecordedEvent[]> {
    return this.withPositions(
      await this.streamOrNothing(name, { fromRevision: from === 0 ? START : BigInt(from) }, limit),
    );
  }

  /** The server has no question for many streams: one each, some at a time. */
  lastOf(streams: readonly string[]): Promise<(RecordedEvent | null)[]> {
    const limit = pLimit(STREAMS_AT_ONCE);
    const lastOne = async (name: string): Promise<RecordedEvent | null> => {
      const read = await this.streamOrNothing(name, { direction: BACKWARDS, fromRevision: END }, 1);
      return (await this.withPositions(read))[0] ?? null;
    };
    return Promise.all(streams.map((name) => limit(() => lastOne(name))));
  }

  private async withPositions(read: readonly StoredEvent[]): Promise<RecordedEvent[]> {
    const positions = read.map(({ position, commitPosition }) => commitPosition ?? position?.commit ?? NO_POSITION);
    // Not every line of the server tells it for an event of a stream: then a later place in the log stands for it.
    const later = positions.some((position) => position >= NO_POSITION) ? await this.head() : 0n;
    return read.map((event, index) => {
      const position = positions[index] ?? NO_POSITION;
      return this.recorded(event, position < NO_POSITION ? position : later);
    });
  }

  private async streamOrNothing(name: string, from: ReadStreamFrom, limit: number | undefined): Promise<StoredEvent[]> {
    try {
      const read = await this.connection.read<ResolvedEvent>((client) =>
        client.readStream(this.prefix + name, {
          ...AT_LEADER,
          ...from,
          ...(limit === undefined ? {} : { maxCount: limit }),
        }),
      );
      return read.flatMap(({ event, commitPosition }) =>
        event ? [{ ...(event as AllStreamRecordedEvent), commitPosition }] : [],
      );
    } catch (error) {
      if (failureOf(error) === 'not-found') return [];
      throw error;
    }
  }

  recordedOfAll(event: AllStreamRecordedEvent): RecordedEvent {
    return this.recorded(event, event.position.commit);
  }

  private recorded(event: AllStreamRecordedEvent, offset: bigint): RecordedEvent {
    return {
      ...fromStored(event),
      stream: event.streamId.slice(this.prefix.length),
      revision: Number(event.revision),
      position: { log: this.identity.name, offset },
    };
  }
}

function follows({ position }: AllStreamRecordedEvent, { commit, prepare }: Place): boolean {
  return position.commit > commit || (position.commit === commit && prepare === 0n);
}
