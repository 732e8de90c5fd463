import pg from 'pg';

/** What a process may do in the database; the roles are made by the migrations, and each has only what its process needs. */
export type DatabaseRole = 'tongban_api' | 'tongban_projector';

export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  readonly max?: number;
  /** Without a role the pool works as the user of the URL. */
  readonly role?: DatabaseRole | null;
  /** After so many milliseconds a connection that is not had, or a query that is not answered, is an error; without them the pool waits. */
  readonly timeouts?: { readonly connectMs: number; readonly queryMs: number };
}

/** A pool of connections that act in a role. Call `usableRole` first where the database is not our own. */
export function createPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.name,
    max: options.max ?? 4,
    ...startOptions(options),
    ...(options.timeouts
      ? { connectionTimeoutMillis: options.timeouts.connectMs, query_timeout: options.timeouts.queryMs }
      : {}),
  });
  // A connection that dies while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** What a session begins with: its role, and a limit of the database's own, so that what nobody waits for any more is not gone on with. */
function startOptions({ role, timeouts }: PoolOptions): { readonly options?: string } {
  const said = [
    ...(role ? [`-c role=${role}`] : []),
    ...(timeouts ? [`-c statement_timeout=${timeouts.queryMs}`] : []),
  ];
  return said.length === 0 ? {} : { options: said.join(' ') };
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
