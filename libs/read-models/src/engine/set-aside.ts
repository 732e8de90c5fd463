import { parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import type { RowChanges, Sql } from './sql.js';

/** A stream that a build has set aside: at which event, why, and where it counts as unreadable. */
export interface StreamFault {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly position: Position;
  readonly reason: string;
  /** Leaf and day where the boards count it; null where not even that can be told. */
  readonly leaf: string | null;
  readonly day: string | null;
}

/**
 * The streams that one build has set aside. Their events are passed over, all else goes on. `program` says what the code knows: a build whose code
 * knows more than it did reads them on once, see `toReadOn`.
 */
export class SetAsideStreams {
  private fresh: StreamFault[] = [];

  private constructor(
    private readonly schema: string,
    private readonly program: string,
    private readonly streams: Set<string>,
  ) {}

  static async load(sql: Sql, schema: string, program: string): Promise<SetAsideStreams> {
    const { rows } = await sql.query<{ stream: string }>('select stream from read_model.set_aside where schema = $1', [
      schema,
    ]);
    return new SetAsideStreams(schema, program, new Set(rows.map(({ stream }) => stream)));
  }

  has(stream: string): boolean {
    return this.streams.size > 0 && this.streams.has(stream);
  }

  add(fault: StreamFault): void {
    this.streams.add(fault.stream);
    this.fresh.push(fault);
  }

  /** The same within a transaction that is under way. */
  async addNow(tx: Sql, fault: StreamFault): Promise<void> {
    this.streams.add(fault.stream);
    await record(tx, this.schema, this.program, fault);
  }

  /** A stream that is to be read on. */
  forget(stream: string): void {
    this.streams.delete(stream);
  }

  /** Hands over what has been set aside since, to be written in the transaction that moves the checkpoint. */
  take(): RowChanges {
    const faults = this.fresh;
    this.fresh = [];
    return async (tx) => {
      for (const fault of faults) await record(tx, this.schema, this.program, fault);
    };
  }
}

async function record(tx: Sql, schema: string, program: string, fault: StreamFault): Promise<void> {
  const { stream, revision, type, position, reason, leaf, day } = fault;
  await tx.query(
    `insert into read_model.set_aside (schema, stream, revision, type, position, reason, leaf, day, program)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (schema, stream) do update set revision = excluded.revision, type = excluded.type,
       position = excluded.position, reason = excluded.reason, leaf = excluded.leaf, day = excluded.day,
       program = excluded.program, read_on = false, set_aside_at = clock_timestamp()`,
    [schema, stream, revision, type, printPosition(position), reason, leaf, day, program],
  );
}

/** A stream to be read on, from the event at which it was set aside. */
export type StreamToReadOn = Pick<StreamFault, 'stream' | 'revision'>;

/** Those that an operator asks for, and those that a program set aside that knew something else than this one. */
export async function toReadOn(sql: Sql, schema: string, program: string): Promise<StreamToReadOn[]> {
  const { rows } = await sql.query<StreamToReadOn>(
    `select stream, revision from read_model.set_aside where schema = $1 and (read_on or program <> $2)
     order by set_aside_at limit 1000`,
    [schema, program],
  );
  return rows;
}

/** Written in the transaction that reads the stream on. */
export async function forgetFault(tx: Sql, schema: string, stream: string): Promise<void> {
  await tx.query('delete from read_model.set_aside where schema = $1 and stream = $2', [schema, stream]);
}

/** What `tongban status` and readiness tell of a stream. */
export interface SetAside extends StreamFault {
  readonly projection: string;
  readonly schema: string;
  readonly since: string;
}

/** Streams that live builds have set aside, the oldest first, and how many there are in all. */
export async function setAsideStreams(
  sql: Sql,
  limit: number,
): Promise<{ readonly total: number; readonly streams: readonly SetAside[] }> {
  const { rows } = await sql.query<Omit<SetAside, 'position'> & { position: string; total: string }>(
    `select s.schema, b.projection, s.stream, s.revision, s.type, s.position, s.reason, s.leaf, s.day::text as day,
       to_char(s.set_aside_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, count(*) over () as total
     from read_model.set_aside s join read_model.live b using (schema) order by s.set_aside_at, s.stream limit $1`,
    [limit],
  );
  const streams = rows.flatMap(({ total: _, position: printed, ...row }) => {
    const position = parsePosition(printed);
    return position ? [{ ...row, position }] : [];
  });
  return { total: Number(rows[0]?.total ?? 0), streams };
}

/** Asks the owners of the live builds to read set-aside streams on: all of them, or one. Answers how many there are. */
export async function askToReadOn(sql: Sql, stream: string | null): Promise<number> {
  const { rowCount } = await sql.query(
    `update read_model.set_aside s set read_on = true from read_model.live l
     where l.schema = s.schema and ($1::text is null or s.stream = $1)`,
    [stream],
  );
  return rowCount ?? 0;
}

export async function isAskedToReadOn(sql: Sql, schema: string): Promise<boolean> {
  const { rowCount } = await sql.query('select 1 from read_model.set_aside where schema = $1 and read_on limit 1', [
    schema,
  ]);
  return (rowCount ?? 0) > 0;
}

/** How many are still to be read on. */
export async function askedToReadOn(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ count: string }>(
    'select count(*) as count from read_model.set_aside s join read_model.live l using (schema) where s.read_on',
  );
  return Number(rows[0]?.count ?? 0);
}
