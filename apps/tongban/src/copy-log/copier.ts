import { eachAtOnce, OperatorError } from '#libs/runtime';
import {
  APPEND_LIMIT_BYTES,
  OutcomeUnknown,
  WrongExpectedRevision,
  type EventLog,
  type Position,
  type RecordedEvent,
} from '#libs/event-log/domain';
import type { Progress } from '../output.js';
import type { CopyState, Side } from './state.js';

/** Events between two barriers: within them streams go at once and in any order among each other. */
const ROUND_EVENTS = 2_000;
const STREAMS_AT_ONCE = 64;
/** Of one append. */
const RUN_EVENTS = 200;

/** Some events of one stream that follow each other: one append. */
interface Run {
  readonly stream: string;
  readonly events: RecordedEvent[];
  bytes: number;
}

/** Who looks on, and may call it off between two batches. */
export interface Watched {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface Logs {
  readonly from: EventLog;
  readonly to: EventLog;
}

/**
 * Copies what the old log holds up to a position, in rounds with a barrier after each. Ids and expectations are those of the first time: what an
 * interrupted run had already copied is answered as then.
 */
export async function copyUpTo(
  { from, to }: Logs,
  state: CopyState,
  until: Position,
  { progress, signal }: Watched,
): Promise<void> {
  const side = state.from;
  for await (const batch of from.readAll(startOf(side), {}, { until, batch: ROUND_EVENTS })) {
    signal.throwIfAborted();
    await eachAtOnce(eachOf(streamsOf(batch.events)), STREAMS_AT_ONCE, async (runs) => {
      for (const run of runs) await appendRun(to, run);
    });
    side.digest.add(batch.events);
    side.position = batch.position;
    state.save();
    progress.to(Number(batch.position.offset));
  }
  state.save(true);
}

/** Reads the copy up to its head and adds what it holds to its digest. */
export async function readCopy({ to }: Logs, state: CopyState, { progress, signal }: Watched): Promise<void> {
  const side = state.to;
  for await (const batch of to.readAll(startOf(side), {}, { batch: ROUND_EVENTS })) {
    signal.throwIfAborted();
    side.digest.add(batch.events);
    side.position = batch.position;
    state.save();
    progress.to(Number(batch.position.offset));
  }
  state.save(true);
}

function startOf({ position }: Side): Position | null {
  return position.offset === 0n ? null : position;
}

async function* eachOf<T>(items: Iterable<T>): AsyncIterable<T> {
  yield* items;
}

/** The runs of each stream, in its order. */
function streamsOf(events: readonly RecordedEvent[]): Iterable<Run[]> {
  const streams = new Map<string, Run[]>();
  for (const event of events) {
    const runs = streams.get(event.stream) ?? [];
    streams.set(event.stream, runs);
    const bytes = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
    const last = runs.at(-1);
    if (last && last.events.length < RUN_EVENTS && last.bytes + bytes <= APPEND_LIMIT_BYTES) {
      last.events.push(event);
      last.bytes += bytes;
    } else runs.push({ stream: event.stream, events: [event], bytes });
  }
  return streams.values();
}

async function appendRun(to: EventLog, { stream, events }: Run): Promise<void> {
  const first = events[0]?.revision ?? 0;
  const toAppend = events.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
  for (let done = 0; done < toAppend.length;) {
    try {
      const expected = first + done - 1;
      await to.append(stream, expected < 0 ? 'no-stream' : expected, toAppend.slice(done));
      return;
    } catch (error) {
      if (error instanceof OutcomeUnknown) continue;
      if (!(error instanceof WrongExpectedRevision)) throw error;
      // An interrupted run may have copied the first of them, in another round than this.
      const there = await to.readStream(stream, { from: first, limit: toAppend.length });
      const same = there.every(({ id }, index) => id === toAppend[index]?.id);
      if (!same || there.length <= done) throw otherEvents(error);
      done = there.length;
    }
  }
}

function otherEvents({ stream, actual }: WrongExpectedRevision): OperatorError {
  return new OperatorError(
    `The new log has other events in ${stream} (it is at ${actual}); a log is copied into an empty one, or into a copy of its own.`,
  );
}
