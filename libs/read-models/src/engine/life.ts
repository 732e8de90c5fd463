import { comparePositions, parsePosition, type Position } from '#libs/event-log/domain';
import { keeperSigns, type KeeperSign } from './keeper.js';
import type { Sql } from './projection.js';
import { setAsideStreams, type SetAside } from './set-aside.js';

/** How a live build is kept, as its row in the database tells: whoever writes it need not be asked. */
export interface BuildLife {
  readonly projection: string;
  readonly schema: string;
  readonly position: Position;
  /** Whether an owner has renewed its right to write; a projector that is gone, stopped or frozen has not. */
  readonly kept: boolean;
  /** What it is being tried again for; null where all is well. */
  readonly error: string | null;
}

/** What the processes behind the read models say of themselves. */
export interface Life {
  readonly builds: readonly BuildLife[];
  readonly keepers: readonly KeeperSign[];
  readonly setAside: { readonly total: number; readonly streams: readonly SetAside[] };
}

/** So many set-aside streams are named. */
const NAMED = 10;

export async function lifeOf(sql: Sql): Promise<Life> {
  const { rows } = await sql.query<Omit<BuildLife, 'position'> & { position: string }>(
    `select b.projection, b.schema, b.position, b.lease_until > clock_timestamp() as kept, b.error
     from read_model.live l join read_model.build b using (schema) order by b.projection`,
  );
  const builds = rows.flatMap(({ position: printed, ...row }) => {
    const position = parsePosition(printed);
    return position ? [{ ...row, position }] : [];
  });
  return { builds, keepers: await keeperSigns(sql), setAside: await setAsideStreams(sql, NAMED) };
}

/** A build that stays where it is for so long, in seconds, while the log goes on, is stuck. */
export const STUCK_SECONDS = 15;
/** A keeper that has finished no round for so long, in seconds, is frozen, stopped or stuck. */
export const SILENT_SECONDS = 15;

/** Watches over several looks which builds move: one look cannot tell a build that has just got something to do from one that is stuck. */
export class Movement {
  private readonly seen = new Map<string, { readonly position: Position; readonly since: number }>();

  /** Seconds for which the build has stood still behind the head. `now` in milliseconds, of a clock that never goes back. */
  standing({ schema, position }: Pick<BuildLife, 'schema' | 'position'>, head: Position, now: number): number {
    const before = this.seen.get(schema);
    const isBehind = position.log === head.log && comparePositions(position, head) < 0;
    const stays = before?.position.log === position.log && before.position.offset === position.offset && isBehind;
    if (before && stays) return (now - before.since) / 1_000;
    this.seen.set(schema, { position, since: now });
    return 0;
  }
}
