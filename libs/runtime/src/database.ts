import pg from 'pg';
import { tellOfPool } from './metrics.js';

/** What a process may do in the database; the roles are made by the migrations, and each has only what its process needs. */
export type DatabaseRole = 'tongban_api' | 'tongban_projector';

/** How long somebody waits, in milliseconds: for a connection, for a statement, and within it for a lock. */
export interface PoolLimits {
  readonly connectMs: number;
  readonly statementMs: number;
  readonly lockMs?: number;
}

/** So much later than a server should have ended a statement its client gives up, in milliseconds. */
const FROZEN_MS = 1_000;

export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  readonly max?: number;
  /** Without a role the pool works as the user of the URL. */
  readonly role?: DatabaseRole | null;
  /** What takes longer is an error, and is given up in the database too; without them the pool waits, as long works do. */
  readonly limits?: PoolLimits;
}

/** A pool of connections that act in a role. Call `usableRole` first where the database is not our own. */
export function createPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.name,
    max: options.max ?? 4,
    ...limitsOf(options),
  });
  // A connection that dies while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  tellOfPool(options.name, pool);
  return pool;
}

/** What the server ends by itself ends nothing of a server that is frozen: the client gives up a little later, like a connection that was lost. */
function limitsOf({ role, limits }: PoolOptions): pg.PoolConfig {
  const settings = [
    ...(role ? [`role=${role}`] : []),
    ...(limits ? [`statement_timeout=${limits.statementMs}`] : []),
    ...(limits?.lockMs === undefined ? [] : [`lock_timeout=${limits.lockMs}`]),
  ];
  return {
    ...(settings.length === 0 ? {} : { options: settings.map((setting) => `-c ${setting}`).join(' ') }),
    ...(limits ? { connectionTimeoutMillis: limits.connectMs, query_timeout: limits.statementMs + FROZEN_MS } : {}),
  };
}

/** The role if the URL's user may take it, else null: a database of someone else's need not let us make roles. */
export async function usableRole(url: string, role: DatabaseRole): Promise<DatabaseRole | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ member: boolean }>(
      `select pg_has_role(current_user, oid, 'member') as member from pg_roles where rolname = $1`,
      [role],
    );
    return rows[0]?.member ? role : null;
  } finally {
    await client.end();
  }
}
