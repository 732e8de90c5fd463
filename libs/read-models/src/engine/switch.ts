import type pg from 'pg';
import { comparePositions, parsePosition } from '#libs/event-log/domain';
import type { Lease } from './lease.js';
import type { BuildWriter } from './build-writer.js';

/**
 * Makes the writer's build the live one by changing the one row that queries follow. The build that was live is brought to a standstill first and
 * the new one caught up with it, so that no reader ever sees a position go backwards; its owner is fenced off by its epoch.
 */
export async function makeLive(
  client: pg.ClientBase,
  projection: string,
  writer: BuildWriter,
  signal: AbortSignal,
  { evenBackwards = false }: { readonly evenBackwards?: boolean } = {},
): Promise<void> {
  for (;;) {
    if (await switched(client, projection, writer.lease)) return;
    // A log that lost its newest events never reaches where the old build was.
    if (evenBackwards && (await writer.catchUp(signal)) === 0)
      return void (await switched(client, projection, writer.lease, true));
    await writer.catchUp(signal);
  }
}

async function switched(client: pg.ClientBase, projection: string, lease: Lease, anyway = false): Promise<boolean> {
  await client.query('begin');
  try {
    const { rows } = await client.query<{ schema: string; position: string }>(
      `select b.schema, b.position from read_model.build b
       where b.schema = (select schema from read_model.live where projection = $1) for update`,
      [projection],
    );
    const old = rows[0];
    const reached = old && parsePosition(old.position);
    if (!anyway && reached && reached.log === lease.position.log && comparePositions(lease.position, reached) < 0) {
      await client.query('rollback');
      return false;
    }
    await client.query(
      `insert into read_model.live (projection, schema) values ($1, $2)
       on conflict (projection) do update set schema = excluded.schema`,
      [projection, lease.schema],
    );
    await client.query(`update read_model.build set state = 'live' where schema = $1`, [lease.schema]);
    if (old && old.schema !== lease.schema)
      await client.query(
        `update read_model.build set state = 'retired', retired_at = clock_timestamp(), epoch = epoch + 1, owner = null
         where schema = $1`,
        [old.schema],
      );
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
