import type pg from 'pg';
import { comparePositions, parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import { createBuild, createIndexes, dropBuild, liveBuild, type Build } from './builds.js';
import { contentOf, differences, type TableContent } from './compare.js';
import { BeyondTheLog, LeaseLost } from './errors.js';
import { release } from './lease.js';
import { pause } from './pause.js';
import { PatientWriter, type LongWork } from './patient-writer.js';
import type { Projection } from './projection.js';
import { makeLive } from './switch.js';

export interface RebuildOptions extends LongWork {
  /** Switch although the rebuilt rows differ from the live ones: the way out when it is the live ones that are wrong. */
  readonly evenIfDifferent?: boolean;
  /** Only to compare: nothing is switched, and what was built is dropped. */
  readonly compareOnly?: boolean;
}

export interface RebuildReport {
  readonly projection: string;
  readonly from: string | null;
  readonly to: string;
  readonly events: number;
  /** Where the two builds were compared; null when there was none to compare with. */
  readonly comparedAt: string | null;
  /** The head of the log when it began, and by how many positions what was compared or built fell short of it. */
  readonly head: string;
  readonly short: number;
  /** Streams that the new build could not fold either. */
  readonly setAside: number;
  readonly tables: readonly TableContent[];
  /** Empty when every table had the same rows. */
  readonly differences: readonly string[];
  readonly switched: boolean;
}

/**
 * Builds a projection again beside the live build, compares both at the same position (row counts and a hash of the contents) and makes the new one
 * live by changing one row. Readers and the projector go on meanwhile. Where the contents differ the live build stays, unless told otherwise. A database
 * or a log that does not answer is waited for, and the work goes on where it was. Throws BeyondTheLog where the live build has seen more than the log has.
 */
export async function rebuild(projection: Projection, options: RebuildOptions): Promise<RebuildReport> {
  const { pool, log, evenIfDifferent = false, compareOnly = false } = options;
  const head = await log.head();
  const live = await liveBuild(pool, projection.name);
  if (live && !evenIfDifferent) mustLieWithin(live, head);
  const build = await createBuild(options, projection, printPosition({ log: await log.name(), offset: 0n }));
  const writer = await PatientWriter.open(projection, options, build.schema);
  try {
    const same = live?.version === projection.version ? live.schema : null;
    const compared = await buildAndCompare(projection, pool, writer, same, head);
    const { lease, signal, client } = writer;
    const reached = compared.comparedAt ?? lease.position;
    const switched = !compareOnly && (compared.differences.length === 0 || evenIfDifferent);
    if (switched) {
      await createIndexes(client, projection, build.schema);
      await makeLive(client, projection.name, writer.writer, signal, { evenBackwards: evenIfDifferent });
    }
    return {
      ...{ projection: projection.name, from: live?.schema ?? null, to: build.schema, switched },
      ...{ events: writer.events, tables: compared.tables, differences: compared.differences },
      comparedAt: compared.comparedAt && printPosition(compared.comparedAt),
      head: printPosition(head),
      short: comparePositions(reached, head) < 0 ? Number(head.offset - reached.offset) : 0,
      setAside: await setAsideIn(pool, build.schema),
    };
  } finally {
    writer.close();
    await release(pool, writer.lease).catch(() => undefined);
    await dropBuild(pool, build.schema).catch(() => undefined);
  }
}

function mustLieWithin({ schema, position }: Build, head: Position): void {
  const at = parsePosition(position);
  if (at && at.log === head.log && comparePositions(at, head) > 0) throw new BeyondTheLog(schema, at, head);
}

interface Compared {
  readonly comparedAt: Position | null;
  readonly tables: readonly TableContent[];
  readonly differences: readonly string[];
}

async function buildAndCompare(
  projection: Projection,
  pool: pg.Pool,
  writer: PatientWriter,
  live: string | null,
  head: Position,
): Promise<Compared> {
  if (!live) {
    await writer.catchUp();
    return { comparedAt: null, tables: [], differences: [] };
  }
  // Never beyond the live build, so that there is a position at which both can be compared.
  await writer.catchUp(least(await positionOf(pool, live), head));
  await liveReaches(pool, live, head, writer.signal);
  const snapshot = await pool.connect();
  snapshot.on('error', () => undefined);
  try {
    await snapshot.query('begin isolation level repeatable read read only');
    const position = await positionOf(snapshot, live);
    await writer.catchUp(position);
    const before = await contentOf(snapshot, projection, live);
    const tables = await contentOf(pool, projection, writer.lease.schema);
    const found = await differences(snapshot, projection, { live, built: writer.lease.schema }, { before, tables });
    return { comparedAt: position, tables, differences: found };
  } finally {
    await snapshot.query('rollback').catch(() => undefined);
    snapshot.release(true);
  }
}

/** How long the live build is waited for, in milliseconds, where it is behind: what lies beyond is told as not reached. */
const LIVE_LIMIT_MS = 20_000;

async function liveReaches(pool: pg.Pool, live: string, head: Position, signal: AbortSignal): Promise<void> {
  const until = Date.now() + LIVE_LIMIT_MS;
  for (let last = ''; Date.now() < until;) {
    const position = await positionOf(pool, live);
    if (position.log !== head.log || comparePositions(position, head) >= 0) return;
    // Nobody follows the log: waiting would not help.
    const { rows } = await pool.query('select 1 from read_model.build where schema = $1 and owner is null', [live]);
    if (rows.length > 0 && last === printPosition(position)) return;
    last = printPosition(position);
    await pause(200, signal);
  }
}

function least(a: Position, b: Position): Position {
  return a.log === b.log && comparePositions(a, b) > 0 ? b : a;
}

async function positionOf(sql: pg.Pool | pg.PoolClient, schema: string): Promise<Position> {
  const { rows } = await sql.query<{ position: string }>('select position from read_model.build where schema = $1', [
    schema,
  ]);
  const position = parsePosition(rows[0]?.position ?? '');
  if (!position) throw new LeaseLost(schema);
  return position;
}

async function setAsideIn(pool: pg.Pool, schema: string): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    'select count(*) as count from read_model.set_aside where schema = $1',
    [schema],
  );
  return Number(rows[0]?.count ?? 0);
}
