import type pg from 'pg';
import { parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import { LeaseLost } from './errors.js';
import type { Sql } from './projection.js';

/** How long an owner that fell silent keeps a build; whoever waits takes over after it. */
export const LEASE_SECONDS = 4;
/** How often an idle owner renews. */
export const RENEW_MS = 1_000;

/** The right to write one build: valid while its epoch is the one in the table. */
export interface Lease {
  readonly schema: string;
  readonly owner: string;
  readonly epoch: string;
  position: Position;
}

/** Takes the build if nobody holds it or its owner fell silent; null while another owner holds it. */
export async function claim(sql: Sql, schema: string, owner: string): Promise<Lease | null> {
  const { rows } = await sql.query<{ epoch: string; position: string }>(
    `update read_model.build
     set owner = $2, epoch = epoch + 1, status = 'running', lease_until = clock_timestamp() + make_interval(secs => $3)
     where schema = $1 and state <> 'retired' and (owner is null or owner = $2 or lease_until < clock_timestamp())
     returning epoch, position`,
    [schema, owner, LEASE_SECONDS],
  );
  const row = rows[0];
  const position = row && parsePosition(row.position);
  return row && position ? { schema, owner, epoch: row.epoch, position } : null;
}

/** Keeps the build while there is nothing to write. Throws LeaseLost. */
export async function renew(sql: Sql, lease: Lease): Promise<void> {
  const { rowCount } = await sql.query(
    `update read_model.build set lease_until = clock_timestamp() + make_interval(secs => $4)
     where schema = $1 and owner = $2 and epoch = $3`,
    [lease.schema, lease.owner, lease.epoch, LEASE_SECONDS],
  );
  if (rowCount !== 1) throw new LeaseLost(lease.schema);
}

/** Gives the build up, so that whoever waits need not wait longer. */
export async function release(sql: Sql, lease: Lease): Promise<void> {
  await sql.query(
    `update read_model.build set owner = null, lease_until = '-infinity',
       status = case status when 'running' then 'waiting' else status end
     where schema = $1 and owner = $2 and epoch = $3`,
    [lease.schema, lease.owner, lease.epoch],
  );
}

/** Says in the table that the projection is being tried again, and why. */
export async function report(sql: Sql, lease: Lease, status: 'retrying', error: string): Promise<void> {
  await sql.query(
    `update read_model.build set status = $4, error = $5 where schema = $1 and owner = $2 and epoch = $3`,
    [lease.schema, lease.owner, lease.epoch, status, error],
  );
}

/**
 * Runs `write` and moves the checkpoint to `to` in one transaction, by compare-and-set on position, owner and epoch: exactly once, whoever
 * else believes to be the owner. Throws LeaseLost. The checkpoint moves first, so that a second owner waits before it writes a row.
 */
export async function advance(
  client: pg.ClientBase,
  lease: Lease,
  to: Position,
  write: (tx: Sql) => Promise<void>,
): Promise<void> {
  await client.query('begin');
  try {
    const { rowCount } = await client.query(MOVE, [
      lease.schema,
      lease.owner,
      lease.epoch,
      printPosition(lease.position),
      printPosition(to),
      LEASE_SECONDS,
    ]);
    if (rowCount !== 1) throw new LeaseLost(lease.schema);
    await write(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
  lease.position = to;
}

const MOVE = `update read_model.build
  set position = $5, status = 'running', error = null, moved_at = clock_timestamp(),
      lease_until = clock_timestamp() + make_interval(secs => $6)
  where schema = $1 and owner = $2 and epoch = $3 and position = $4`;

/**
 * A connection for writing read models. A commit need not wait for the disk: rows and checkpoint are lost together or not at all, and are made
 * again from the log.
 */
export async function prepareWriter(client: pg.ClientBase): Promise<void> {
  await client.query('set synchronous_commit = off; set jit = off');
  await setPatience(client, 'following');
}

/** Seconds that a transaction may fall silent before the database ends it, and with it the row locks that it holds: less than a lease. */
const SILENCE_SECONDS = { following: LEASE_SECONDS - 1, 'catching-up': 60 } as const;

/** A paused process must not keep its successor waiting; while it catches up its transactions are large and nobody waits for them. */
export async function setPatience(client: pg.ClientBase, phase: keyof typeof SILENCE_SECONDS): Promise<void> {
  await client.query(`set idle_in_transaction_session_timeout = '${SILENCE_SECONDS[phase]}s'`);
}
