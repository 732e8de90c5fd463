import type pg from 'pg';
import { parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import { createBuild, createIndexes, liveBuild, type BuildDatabase } from './builds.js';
import { BuildWriter, type LogReader } from './build-writer.js';
import { contentOf, differences, type TableContent } from './compare.js';
import { LeaseLost } from './errors.js';
import { claim, prepareWriter, release, renew, RENEW_MS, type Lease } from './lease.js';
import type { Projection } from './projection.js';
import { makeLive } from './switch.js';

export interface RebuildOptions extends BuildDatabase, LogReader {
  readonly owner: string;
  /** Switch although the rebuilt rows differ from the live ones: the way out when it is the live ones that are wrong. */
  readonly evenIfDifferent?: boolean;
  readonly signal?: AbortSignal;
}

export interface RebuildReport {
  readonly projection: string;
  readonly from: string | null;
  readonly to: string;
  readonly events: number;
  /** Where the two builds were compared; null when there was none to compare with. */
  readonly comparedAt: string | null;
  readonly tables: readonly TableContent[];
  /** Empty when every table had the same rows. */
  readonly differences: readonly string[];
  readonly switched: boolean;
}

/**
 * Builds a projection again beside the live build, compares both at the same position (row counts and a hash of the contents) and makes the new one
 * live by changing one row. Readers and the projector go on meanwhile. Where the contents differ the live build stays, unless told otherwise.
 */
export async function rebuild(projection: Projection, options: RebuildOptions): Promise<RebuildReport> {
  const { pool, log } = options;
  const live = await liveBuild(pool, projection.name);
  const build = await createBuild(options, projection, printPosition({ log: await log.name(), offset: 0n }));
  const lease = await claim(pool, build.schema, options.owner);
  if (!lease) throw new LeaseLost(build.schema);
  const lost = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, lost.signal]) : lost.signal;
  const renewing = setInterval(() => {
    renew(pool, lease).catch((error: unknown) => error instanceof LeaseLost && lost.abort(error));
  }, RENEW_MS);
  const client = await pool.connect();
  client.on('error', () => undefined);
  try {
    await prepareWriter(client);
    const writer = await BuildWriter.open(projection, options, client, lease);
    const same = live?.version === projection.version ? live.schema : null;
    const compared = await buildAndCompare(projection, pool, writer, same, signal);
    await createIndexes(client, projection, build.schema);
    const switched = compared.differences.length === 0 || options.evenIfDifferent === true;
    if (switched) await makeLive(client, projection.name, writer, signal);
    else await giveUp(pool, lease);
    return { projection: projection.name, from: live?.schema ?? null, to: build.schema, ...compared, switched };
  } finally {
    clearInterval(renewing);
    client.release(true);
    await release(pool, lease).catch(() => undefined);
  }
}

type Compared = Pick<RebuildReport, 'events' | 'comparedAt' | 'tables' | 'differences'>;

async function buildAndCompare(
  projection: Projection,
  pool: pg.Pool,
  writer: BuildWriter,
  live: string | null,
  signal: AbortSignal,
): Promise<Compared> {
  if (!live) {
    const events = await writer.catchUp(signal);
    return { events, comparedAt: null, tables: [], differences: [] };
  }
  // Never beyond the live build, so that there is a position at which both can be compared.
  const reached = await positionOf(pool, live);
  let events = await writer.catchUp(signal, reached);
  const snapshot = await pool.connect();
  try {
    await snapshot.query('begin isolation level repeatable read read only');
    const position = await positionOf(snapshot, live);
    events += await writer.catchUp(signal, position);
    const before = await contentOf(snapshot, projection, live);
    const tables = await contentOf(pool, projection, writer.lease.schema);
    return { events, comparedAt: printPosition(position), tables, differences: differences(before, tables) };
  } finally {
    await snapshot.query('rollback').catch(() => undefined);
    snapshot.release();
  }
}

async function positionOf(sql: pg.Pool | pg.PoolClient, schema: string): Promise<Position> {
  const { rows } = await sql.query<{ position: string }>('select position from read_model.build where schema = $1', [
    schema,
  ]);
  const position = parsePosition(rows[0]?.position ?? '');
  if (!position) throw new LeaseLost(schema);
  return position;
}

async function giveUp(pool: pg.Pool, lease: Lease): Promise<void> {
  await pool.query(
    `update read_model.build set state = 'retired', retired_at = clock_timestamp() where schema = $1 and epoch = $2`,
    [lease.schema, lease.epoch],
  );
}
