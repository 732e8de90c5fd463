import { liveBuild, projections, rebuild, systemRegistry } from '#libs/read-models';
import { migrateReadModels, poolOf } from '../../libs/read-models/testing/database.js';
import { createTestDatabase } from '../kit/database.js';
import { openLog } from './read.js';

/** A row of a read model: what tells it from the others of its table, and its columns. */
export interface Row {
  readonly table: string;
  readonly key: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** By which columns the rows of a table are told apart. A table that is not here holds what a projection remembers for itself. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  case_row: ['case_id'],
  owed_row: ['case_id', 'clock'],
  board_day: ['leaf', 'day'],
  flow_day: ['region', 'day', 'from_district', 'to_district', 'item'],
  handler_day: ['region', 'day', 'unit', 'person'],
  rate_day: ['region', 'day', 'unit'],
};

/** Every row that the read models make of the recorded log, in a database of their own; the state of a case is left to `states`. */
export async function readRows(): Promise<Row[]> {
  const database = await createTestDatabase();
  await migrateReadModels(database.url);
  const pool = poolOf(`${database.url}?options=-c%20timezone%3DUTC`);
  try {
    const log = await openLog();
    const all: Row[] = [];
    for (const projection of projections) {
      await rebuild(projection, {
        pool,
        url: database.url,
        role: null,
        log,
        registry: systemRegistry(),
        owner: 'history',
      });
      const live = await liveBuild(pool, projection.name);
      for (const { table, rows } of projection.contents(live?.schema ?? '')) {
        const keys = KEYS[table];
        if (!keys) continue;
        const found = await pool.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from (${rows}) t`);
        all.push(
          ...found.rows.map(({ row: { state: _state, ...row } }) => ({
            table,
            key: keys.map((key) => String(row[key])).join(' '),
            row,
          })),
        );
      }
    }
    return all.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  } finally {
    await pool.end();
    await database.drop();
  }
}

export function nameOf({ table, key }: Row): string {
  return `${table} ${key}`;
}
