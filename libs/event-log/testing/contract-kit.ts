import { createHash } from 'node:crypto';
import {
  WrongExpectedRevision,
  type EventBatch,
  type EventLog,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
} from '../src/domain/index.js';

/** What the suite needs of an engine: a fresh, empty log, further instances on the same log, and an end to all of them. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** Another instance on the same log, as another process would have; closed by `close`. */
  openAnother(): Promise<EventLog>;
  close(): Promise<void>;
}

/** The same name, the same UUID: `event('a')` twice is the same event. */
export function uuidOf(name: string): string {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function event(name: string, data: object = { name }): EventToAppend {
  return { id: uuidOf(name), type: 'Noted', data: JSON.stringify(data), metadata: '{"schema":1}' };
}

export function events(...names: readonly string[]): EventToAppend[] {
  return names.map((name) => event(name));
}

export async function readAllOf(
  log: EventLog,
  ...args: Parameters<EventLog['readAll']> | []
): Promise<{ readonly events: RecordedEvent[]; readonly batches: EventBatch[] }> {
  const [after = null, filter = {}, options = {}] = args;
  const batches: EventBatch[] = [];
  for await (const batch of log.readAll(after, filter, options)) batches.push(batch);
  return { events: batches.flatMap((batch) => batch.events), batches };
}

/** A reader at the log's end that keeps all it is given. */
export class Tail {
  readonly events: RecordedEvent[] = [];
  readonly batches: EventBatch[] = [];
  private waiting: { readonly until: () => boolean; readonly resolve: () => void }[] = [];

  readonly receive = (batch: EventBatch): Promise<void> => {
    this.batches.push(batch);
    this.events.push(...batch.events);
    for (const { resolve } of this.waiting.filter(({ until }) => until())) resolve();
    this.waiting = this.waiting.filter(({ until }) => !until());
    return Promise.resolve();
  };

  get position(): Position | undefined {
    return this.batches.at(-1)?.position;
  }

  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ until: condition, resolve }));
  }

  /** Resolves when the log has been followed up to a position, with or without events. */
  reaches({ offset }: Position): Promise<void> {
    return this.until(() => (this.position?.offset ?? -1n) >= offset);
  }
}

export interface Load {
  readonly writer: string;
  readonly events: number;
  readonly log: EventLog;
}

const OWN_STREAMS = 40;
const SHARED_STREAMS = 5;

/**
 * One writer: appends of one to nine events, most to streams of its own, each eighth to a stream that all writers want. Answers the ids of all
 * that was acknowledged. A lost race is tried again on the new revision.
 */
export async function write({ log, writer, events: wanted }: Load): Promise<string[]> {
  const heads = new Map<string, number>();
  const acknowledged: string[] = [];
  for (let turn = 0; acknowledged.length < wanted; turn += 1) {
    const count = Math.min(1 + (turn % 9), wanted - acknowledged.length);
    const batch = Array.from({ length: count }, (_, index) => event(`${writer} ${turn} ${index}`));
    const stream = turn % 8 === 0 ? `case-shared-${turn % SHARED_STREAMS}` : `case-${writer}-${turn % OWN_STREAMS}`;
    const { revision } = await persist(log, stream, heads.get(stream), batch);
    heads.set(stream, revision);
    acknowledged.push(...batch.map(({ id }) => id));
  }
  return acknowledged;
}

async function persist(
  log: EventLog,
  stream: string,
  head: number | undefined,
  batch: readonly EventToAppend[],
): Promise<{ readonly revision: number }> {
  let expected: ExpectedRevision = head ?? 'no-stream';
  for (;;) {
    try {
      return await log.append(stream, expected, batch);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      expected = error.actual;
    }
  }
}

/** What a reader must never see, in words; empty where all is well. */
export function faultsOf(seen: readonly RecordedEvent[], acknowledged: readonly string[]): string[] {
  const faults: string[] = [];
  const ids = new Set(seen.map(({ id }) => id));
  if (ids.size !== seen.length) faults.push(`${seen.length - ids.size} events twice`);
  const lost = acknowledged.filter((id) => !ids.has(id)).length;
  if (lost > 0) faults.push(`${lost} acknowledged events lost`);
  if (ids.size > acknowledged.length - lost)
    faults.push(`${ids.size - acknowledged.length + lost} events nobody appended`);
  const revisions = new Map<string, number>();
  let before = -1n;
  for (const { stream, revision, position } of seen) {
    if (revision !== (revisions.get(stream) ?? -1) + 1) faults.push(`${stream}: revision ${revision} out of order`);
    if (position.offset <= before) faults.push(`position ${position.offset} out of order`);
    revisions.set(stream, revision);
    before = position.offset;
  }
  return faults.slice(0, 10);
}
