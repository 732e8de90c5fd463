import pg from 'pg';
import type { EventBatch, EventFilter, ReadStreamOptions, RecordedEvent } from '../domain/index.js';

/** position, stream, revision, id, type, data, metadata: rows as arrays, with data and metadata left as the text they are. */
type Row = [string, string, number, string, string, string, string];

const COLUMNS = 'position, stream, revision, id, type, data, metadata';
const JSON_OID = 114;
const asText = (text: string): string => text;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === JSON_OID ? asText : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** Streams that grow with the city; all others are few and have an index of their own. */
const LARGE = ['case-', 'resident-', 'refusals-'];
const SMALL_ONLY = LARGE.map((prefix) => `stream not like '${prefix}%'`).join(' and ');

export class EventReader {
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

  stream(stream: string, { from = 0, limit }: ReadStreamOptions): Promise<RecordedEvent[]> {
    return this.query('log-stream', 'where stream = $1 and revision >= $2 order by revision limit $3', [
      stream,
      from,
      limit ?? null,
    ]);
  }

  /** The next events after an offset and up to `until`, at most `size` of them; the batch says how far the log has been read. */
  async after(offset: bigint, until: bigint, { streamPrefixes = [] }: EventFilter, size: number): Promise<EventBatch> {
    if (streamPrefixes.length === 0) return this.window(offset, until, null, size);
    if (streamPrefixes.some((prefix) => LARGE.some((large) => large.startsWith(prefix) || prefix.startsWith(large))))
      return this.window(offset, until, streamPrefixes, size);
    return this.few(offset, until, streamPrefixes, size);
  }

  /** Positions are gapless, so `size` positions are `size` events before the filter: the work of a batch is bounded. */
  private async window(
    offset: bigint,
    until: bigint,
    prefixes: readonly string[] | null,
    size: number,
  ): Promise<EventBatch> {
    const end = offset + BigInt(size) < until ? offset + BigInt(size) : until;
    const events = prefixes
      ? await this.query(
          'log-window-of',
          'where position > $1 and position <= $2 and stream ^@ any ($3::text[]) order by position',
          [offset, end, prefixes],
        )
      : await this.query('log-window', 'where position > $1 and position <= $2 order by position', [offset, end]);
    return { events, position: { log: this.logName, offset: end } };
  }

  private async few(offset: bigint, until: bigint, prefixes: readonly string[], size: number): Promise<EventBatch> {
    const events = await this.query(
      'log-few',
      `where ${SMALL_ONLY} and position > $1 and position <= $2 and stream ^@ any ($3::text[]) order by position limit $4`,
      [offset, until, prefixes, size],
    );
    const last = events.length < size ? until : (events.at(-1)?.position.offset ?? until);
    return { events, position: { log: this.logName, offset: last } };
  }

  private async query(name: string, condition: string, values: unknown[]): Promise<RecordedEvent[]> {
    const text = `select ${COLUMNS} from log.events ${condition}`;
    const { rows } = await this.pool.query<Row>({ name, text, values, types, rowMode: 'array' });
    return rows.map(([position, stream, revision, id, type, data, metadata]) => ({
      position: { log: this.logName, offset: BigInt(position) },
      stream,
      revision,
      id,
      type,
      data,
      metadata,
    }));
  }
}
