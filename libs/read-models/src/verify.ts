import type pg from 'pg';
import { decodeEvent, type EventRegistry } from '#libs/event-log';
import { parsePosition, printPosition, type EventLog, type Position } from '#libs/event-log/domain';
import { BoardSums, FIGURES, type Figure } from './boards/domain/index.js';
import { boardsProjection, FIGURE_COLUMNS } from './boards/boards-projection.js';
import { liveBuild } from './engine/builds.js';
import { ReadModelsBehind } from './engine/errors.js';
import { stateBefore } from './state-before.js';

/** One figure of one leaf and day that the tables have otherwise than the log. */
export interface BoardDifference {
  readonly leaf: string;
  readonly day: string;
  readonly figure: Figure;
  readonly log: number;
  readonly table: number;
}

export interface BoardComparison {
  readonly position: string;
  /** Leaves times days that were compared. */
  readonly rows: number;
  readonly differences: readonly BoardDifference[];
}

/** Recomputes every board from the log in memory, up to and including `until`; without it up to the head. */
export async function recomputeBoards(log: EventLog, registry: EventRegistry, until?: Position): Promise<BoardSums> {
  const boards = new BoardSums();
  const batches = log.readAll(null, {}, { batch: 5_000, ...(until ? { until } : {}) });
  for await (const { events } of batches)
    for (const event of events) {
      if (!boardsProjection.folds(event)) continue;
      const history = event.type === 'CaseReopened' ? await stateBefore(log, registry, event) : undefined;
      boards.apply(decodeEvent(event, registry), history);
    }
  return boards;
}

/**
 * Compares every figure of the live boards with the log, at the position that the tables have in one snapshot; the projector goes on meanwhile.
 * Throws ReadModelsBehind while there is no live build.
 */
export async function compareWithLive(pool: pg.Pool, log: EventLog, registry: EventRegistry): Promise<BoardComparison> {
  const { position, rows } = await liveRows(pool);
  const boards = position.offset === 0n ? new BoardSums() : await recomputeBoards(log, registry, position);
  const expected = new Map(boards.rows().map(({ leaf, day, figures }) => [`${day} ${leaf}`, figures]));
  const keys = new Set([...expected.keys(), ...rows.keys()]);
  const differences: BoardDifference[] = [];
  for (const key of [...keys].sort())
    FIGURES.forEach((figure, index) => {
      const inLog = expected.get(key)?.[index] ?? 0;
      const inTable = rows.get(key)?.[index] ?? 0;
      if (inLog === inTable) return;
      differences.push({ leaf: key.slice(11), day: key.slice(0, 10), figure, log: inLog, table: inTable });
    });
  return { position: printPosition(position), rows: keys.size, differences };
}

async function liveRows(pool: pg.Pool): Promise<{ position: Position; rows: ReadonlyMap<string, readonly number[]> }> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const live = await liveBuild(client, boardsProjection.name);
    const position = parsePosition(live?.position ?? '');
    if (!live || !position) throw new ReadModelsBehind('the boards have not been built yet');
    const { rows } = await client.query<{ key: string } & Record<string, number>>(
      `select to_char(day, 'YYYY-MM-DD') || ' ' || leaf as key, ${FIGURE_COLUMNS.join(', ')} from "${live.schema}".board_day`,
    );
    return {
      position,
      rows: new Map(rows.map((row) => [row.key, FIGURE_COLUMNS.map((column) => Number(row[column]))])),
    };
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}
