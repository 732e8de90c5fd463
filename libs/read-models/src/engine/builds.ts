import type pg from 'pg';
import { DataSource } from 'typeorm';
import type { DatabaseRole } from '#libs/runtime';
import type { Projection, Sql } from './projection.js';

/** One build of a projection as the table `read_model.build` holds it. */
export interface Build {
  readonly schema: string;
  readonly projection: string;
  readonly version: number;
  /** Printed. */
  readonly position: string;
  readonly state: 'building' | 'live' | 'retired';
  readonly status: 'waiting' | 'running' | 'retrying' | 'stopped';
  readonly error: string | null;
  readonly owner: string | null;
  readonly epoch: string;
  readonly indexed: boolean;
}

export interface BuildDatabase {
  readonly pool: pg.Pool;
  readonly url: string;
  readonly role: DatabaseRole | null;
}

const COLUMNS =
  'b.schema, b.projection, b.version, b.position, b.state, b.status, b.error, b.owner, b.epoch, b.indexed';

export async function liveBuild(sql: Sql, projection: string): Promise<Build | null> {
  const { rows } = await sql.query<Build>(
    `select ${COLUMNS} from read_model.live l join read_model.build b using (schema) where l.projection = $1`,
    [projection],
  );
  return rows[0] ?? null;
}

/** Every build there is, the live ones first: what `tongban status` shows. */
export async function allBuilds(sql: Sql): Promise<Build[]> {
  const { rows } = await sql.query<Build>(
    `select ${COLUMNS} from read_model.build b order by b.projection, b.state = 'live' desc, b.created_at`,
  );
  return rows;
}

/** A build of this version that somebody began and nobody finished. */
export async function unfinishedBuild(sql: Sql, projection: Projection): Promise<Build | null> {
  const { rows } = await sql.query<Build>(
    `select ${COLUMNS} from read_model.build b
     where b.projection = $1 and b.version = $2 and b.state = 'building' order by b.created_at limit 1`,
    [projection.name, projection.version],
  );
  return rows[0] ?? null;
}

/** Makes an empty build in a schema of its own: its tables, the right to read them, its row at the log's start. */
export async function createBuild(database: BuildDatabase, projection: Projection, start: string): Promise<Build> {
  const { rows } = await database.pool.query<{ number: string }>(`select nextval('read_model.build_number') as number`);
  const schema = `${projection.name}_${rows[0]?.number ?? ''}`;
  await database.pool.query(`create schema "${schema}"`);
  await makeTables(database, projection, schema);
  await letApiRead(database.pool, schema);
  const made = await database.pool.query<Build>(
    `insert into read_model.build as b (schema, projection, version, position, state)
     values ($1, $2, $3, $4, 'building') returning ${COLUMNS}`,
    [schema, projection.name, projection.version, start],
  );
  const build = made.rows[0];
  if (!build) throw new Error(`the build ${schema} was not recorded`);
  return build;
}

async function makeTables(database: BuildDatabase, projection: Projection, schema: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: database.url,
    schema,
    entities: [...projection.entities],
    extra: { max: 1, ...(database.role ? { options: `-c role=${database.role}` } : {}) },
  });
  await source.initialize();
  try {
    await source.synchronize();
  } finally {
    await source.destroy();
  }
}

async function letApiRead(sql: Sql, schema: string): Promise<void> {
  const { rows } = await sql.query(`select 1 from pg_roles where rolname = 'tongban_api'`);
  if (rows.length === 0) return;
  await sql.query(`grant usage on schema "${schema}" to tongban_api`);
  await sql.query(`grant select on all tables in schema "${schema}" to tongban_api`);
}

/** Makes the secondary indexes once; a crash in between makes them again. */
export async function createIndexes(sql: Sql, projection: Projection, schema: string): Promise<void> {
  for (const statement of projection.indexes(schema)) await sql.query(statement);
  await sql.query(
    `analyze ${projection
      .contents(schema)
      .map(({ table }) => `"${schema}"."${table}"`)
      .join(', ')}`,
  );
  await sql.query('update read_model.build set indexed = true where schema = $1', [schema]);
}

/** Readers in flight when a build is replaced finish on the old tables; after this grace nobody reads them any more. */
export const RETIRED_GRACE_SECONDS = 60;
/** A build that nobody has owned for so long was given up by a rebuild that died. */
const ABANDONED_AFTER_SECONDS = 600;

/** Drops the schemas of builds that were replaced or given up. Returns their names. */
export async function dropOldBuilds(pool: pg.Pool, projection: Projection): Promise<string[]> {
  const { rows } = await pool.query<{ schema: string }>(
    `select schema from read_model.build
     where projection = $1 and (
       (state = 'retired' and retired_at < clock_timestamp() - make_interval(secs => $3))
       or (state = 'building' and version <= $2 and greatest(lease_until, created_at) < clock_timestamp() - make_interval(secs => $4)
           and exists (select from read_model.live l join read_model.build b using (schema)
                       where l.projection = $1 and b.version >= build.version)))`,
    [projection.name, projection.version, RETIRED_GRACE_SECONDS, ABANDONED_AFTER_SECONDS],
  );
  for (const { schema } of rows) await drop(pool, schema);
  return rows.map(({ schema }) => schema);
}

/** Drops a build that never came to be live. */
export async function dropBuild(pool: pg.Pool, schema: string): Promise<void> {
  const { rowCount } = await pool.query(
    `update read_model.build set state = 'retired', retired_at = clock_timestamp(), epoch = epoch + 1, owner = null
     where schema = $1 and state = 'building'`,
    [schema],
  );
  if (rowCount === 1) await drop(pool, schema);
}

async function drop(pool: pg.Pool, schema: string): Promise<void> {
  await pool.query(`drop schema if exists "${schema}" cascade`);
  await pool.query('delete from read_model.set_aside where schema = $1', [schema]);
  await pool.query(`delete from read_model.build where schema = $1 and state <> 'live'`, [schema]);
}
