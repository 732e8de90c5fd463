import pg from 'pg';
import { sharedLoader } from '#libs/runtime';
import type { EventBatch, EventFilter, ReadStreamOptions, RecordedEvent } from '../domain/index.js';
import { isNarrow, LARGE_PREFIXES } from '../stream-prefixes.js';

/** position, stream, revision, id, type, data, metadata: rows as arrays, with data and metadata left as the text they are. */
type EventRow = [string, string, number, string, string, string, string];
/** The head of the log before the event; with nothing to read one row whose event is null. */
type RowAfterHead = [string, ...(EventRow | null[])];

const COLUMNS = ['position', 'stream', 'revision', 'id', 'type', 'data', 'metadata'];
const JSON_OID = 114;
const asText = (text: string): string => text;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === JSON_OID ? asText : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** All others are few and have an index of their own. */
const SMALL_ONLY = LARGE_PREFIXES.map((prefix) => `e.stream not like '${prefix}%'`).join(' and ');

/** Far beyond any position: read as far as the log goes. */
const FOR_EVER = 2n ** 62n;

/** What one batch is read by: head and events are of one snapshot, so that nothing can lie between them. */
interface Way {
  readonly name: string;
  readonly text: string;
  /** Whether a batch is so many positions, whatever the filter leaves of them; else it is so many events. */
  readonly byPosition: boolean;
}

function way(name: string, condition: string, byPosition: boolean): Way {
  const to = byPosition ? 'least(head.position, $2, $1 + $3)' : 'least(head.position, $2)';
  const text = `
    select head.position, ${COLUMNS.map((column) => `e.${column}`).join(', ')}
    from log.counter head left join lateral (
      select * from log.events e where e.position > $1 and e.position <= ${to} ${condition} order by e.position limit $3
    ) e on true
    order by e.position`;
  return { name, text, byPosition };
}

const WAYS = {
  everything: way('log-after', '', false),
  /** Positions are gapless: the work of a batch is bounded, however few of the events are wanted. */
  some: way('log-after-some', 'and e.stream ^@ any ($4::text[])', true),
  few: way('log-after-few', `and ${SMALL_ONLY} and e.stream ^@ any ($4::text[])`, false),
};

/** Streams in one query: half the work of as many queries, and few enough that several connections share what many callers want. */
const STREAMS_TOGETHER = 8;

export class EventReader {
  /** Without a cache: each call sees what was committed before it. */
  private readonly streams = sharedLoader((names: readonly string[]) => this.readTogether(names), {
    most: STREAMS_TOGETHER,
  });

  constructor(
    private readonly pool: pg.Pool,
    private readonly logName: string,
  ) {}

  async head(): Promise<bigint> {
    const { rows } = await this.pool.query<{ position: string }>({
      name: 'log-head',
      text: 'select position from log.counter',
    });
    return BigInt(rows[0]?.position ?? 0);
  }

  /** Whole streams that are wanted at the same time are read together. */
  stream(stream: string, { from = 0, limit }: ReadStreamOptions): Promise<RecordedEvent[]> {
    return from === 0 && limit === undefined ? this.streams.load(stream) : this.partOf(stream, from, limit ?? null);
  }

  private async partOf(stream: string, from: number, limit: number | null): Promise<RecordedEvent[]> {
    const { rows } = await this.pool.query<EventRow>({
      name: 'log-stream',
      text: `select ${COLUMNS.join(', ')} from log.events where stream = $1 and revision >= $2 order by revision limit $3`,
      values: [stream, from, limit],
      types,
      rowMode: 'array',
    });
    return rows.map((row) => this.recorded(row));
  }

  private async readTogether(names: readonly string[]): Promise<RecordedEvent[][]> {
    const [only] = names;
    if (only !== undefined && names.length === 1) return [await this.partOf(only, 0, null)];
    const found = new Map<string, RecordedEvent[]>(names.map((name) => [name, []]));
    const { rows } = await this.pool.query<EventRow>({
      name: 'log-streams',
      text: `select ${COLUMNS.join(', ')} from log.events where stream = any ($1::text[]) order by stream, revision`,
      values: [[...found.keys()]],
      types,
      rowMode: 'array',
    });
    for (const row of rows) found.get(row[1])?.push(this.recorded(row));
    return names.map((name) => found.get(name)?.slice() ?? []);
  }

  async lastOf(streams: readonly string[]): Promise<(RecordedEvent | null)[]> {
    const { rows } = await this.pool.query<EventRow>({
      name: 'log-last-of',
      text: `
        select ${COLUMNS.map((column) => `e.${column}`).join(', ')}
        from unnest($1::text[]) wanted (stream) cross join lateral (
          select * from log.events where stream = wanted.stream order by revision desc limit 1
        ) e`,
      values: [[...new Set(streams)]],
      types,
      rowMode: 'array',
    });
    const found = new Map(rows.map((row) => [row[1], this.recorded(row)]));
    return streams.map((stream) => found.get(stream) ?? null);
  }

  /** The next events after an offset and up to `until`, at most `size`; the batch says how far the log has been read, `offset` where there was nothing. */
  async after(offset: bigint, until: bigint | null, filter: EventFilter, size: number): Promise<EventBatch> {
    const { streamPrefixes = [] } = filter;
    const { name, text, byPosition } = wayFor(streamPrefixes);
    const end = until ?? FOR_EVER;
    const { rows } = await this.pool.query<RowAfterHead>({
      name,
      text,
      values: [offset, end, size, ...(streamPrefixes.length === 0 ? [] : [streamPrefixes])],
      types,
      rowMode: 'array',
    });
    const events = rows.filter(hasEvent).map(([, ...row]) => this.recorded(row));
    const head = BigInt(rows[0]?.[0] ?? 0);
    const readable = head < end ? head : end;
    const wanted = offset + BigInt(size);
    const whole = byPosition ? readable <= wanted : events.length < size;
    const position = whole ? readable : byPosition ? wanted : (events.at(-1)?.position.offset ?? offset);
    return { events, position: { log: this.logName, offset: position > offset ? position : offset } };
  }

  private recorded([position, stream, revision, id, type, data, metadata]: EventRow): RecordedEvent {
    return { id, type, data, metadata, stream, revision, position: { log: this.logName, offset: BigInt(position) } };
  }
}

function wayFor(prefixes: readonly string[]): Way {
  if (prefixes.length === 0) return WAYS.everything;
  return isNarrow(prefixes) ? WAYS.few : WAYS.some;
}

function hasEvent(row: RowAfterHead): row is [string, ...EventRow] {
  return row[1] !== null;
}
