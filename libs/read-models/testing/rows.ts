import type pg from 'pg';
import type { Projection } from '#libs/read-models';

/** All rows of a build by table, in a fixed order: two builds at one position must be equal in them. */
export async function rowsOf(pool: pg.Pool, projection: Projection, schema: string): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const { table, rows } of projection.contents(schema)) {
    const found = await pool.query<{ row: string }>(`select t::text as row from (${rows}) t order by 1`);
    tables[table] = found.rows.map(({ row }) => row);
  }
  return tables;
}

/** Waits until the condition holds, five seconds unless told; looks every 10 ms. */
export async function eventually(what: string, condition: () => Promise<boolean>, limitMs = 5_000): Promise<void> {
  const until = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > until) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
