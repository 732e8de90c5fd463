import { unnest, type BulkColumn } from '../engine/bulk.js';
import type { Sql } from '../engine/projection.js';
import { FLOW_FIGURES, HANDLER_FIGURES, RATE_FIGURES, type CountSums } from './domain/index.js';

const TABLES = [
  { of: 'flow', table: 'flow_day', keys: ['from_district', 'to_district', 'item'], figures: FLOW_FIGURES },
  { of: 'handler', table: 'handler_day', keys: ['unit', 'person'], figures: HANDLER_FIGURES },
  { of: 'rate', table: 'rate_day', keys: ['unit'], figures: RATE_FIGURES },
] as const;

/** Adds counts to the rows of their days, a statement a table. A row that has come back to zero goes, however its events were batched. */
export async function addCounts(tx: Sql, schema: string, counts: CountSums): Promise<void> {
  for (const { of, table, keys, figures } of TABLES) {
    const rows = counts.rows(of).map((row) => [row.region, row.day, ...row.key, ...row.figures]);
    if (rows.length === 0) continue;
    const on = ['region', 'day', ...keys];
    const columns: readonly BulkColumn[] = [
      ...on.map((name) => ({ name, type: name === 'day' ? 'date' : 'text' })),
      ...figures.map((name) => ({ name, type: 'bigint' })),
    ];
    const { source, values } = unnest(columns, rows);
    const names = columns.map(({ name }) => name).join(', ');
    await tx.query(
      `merge into "${schema}".${table} d using (select * from ${source} as u (${names})) u
         on ${on.map((name) => `d.${name} = u.${name}`).join(' and ')}
       when matched and ${figures.map((name) => `d.${name} + u.${name} = 0`).join(' and ')} then delete
       when matched then update set ${figures.map((name) => `${name} = d.${name} + u.${name}`).join(', ')}
       when not matched then insert (${names}) values (${columns.map(({ name }) => `u.${name}`).join(', ')})`,
      values,
    );
  }
}
