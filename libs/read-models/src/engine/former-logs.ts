import type pg from 'pg';
import { parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import type { Sql } from './projection.js';

/** The names of the logs that ours was copied from. */
export async function formerLogs(sql: Sql): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ name: string }>('select name from read_model.former_log');
  return new Set(rows.map(({ name }) => name));
}

/** Where every live build is. */
export async function livePositions(sql: Sql): Promise<readonly Position[]> {
  const { rows } = await sql.query<{ position: string }>(
    'select b.position from read_model.live l join read_model.build b using (schema)',
  );
  return rows.flatMap(({ position }) => parsePosition(position) ?? []);
}

/** Whether every live build has seen a log to its end. */
export async function haveReached(sql: Sql, head: Position): Promise<boolean> {
  const positions = await livePositions(sql);
  return positions.length > 0 && positions.every((at) => printPosition(at) === printPosition(head));
}

/**
 * Moves the live builds from the end of one log to the end of its copy, in one transaction: their owners are fenced off, builds that were not finished
 * are given up, and the old log's name is remembered. Answers false, and changes nothing, where a live build is not at the end of the old log.
 */
export async function moveToCopy(pool: pg.Pool, from: Position, to: Position): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('lock table read_model.build in share row exclusive mode');
    const reached = await haveReached(client, from);
    if (reached) {
      await client.query(
        `update read_model.build b set position = $2, owner = null, epoch = epoch + 1, lease_until = '-infinity',
           status = case status when 'running' then 'waiting' else status end
         from read_model.live l where l.schema = b.schema and b.position = $1`,
        [printPosition(from), printPosition(to)],
      );
      await client.query(
        `update read_model.build set state = 'retired', retired_at = clock_timestamp(), epoch = epoch + 1, owner = null
         where state = 'building'`,
      );
      await client.query('insert into read_model.former_log (name) values ($1) on conflict do nothing', [from.log]);
    }
    await client.query(reached ? 'commit' : 'rollback');
    return reached;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
