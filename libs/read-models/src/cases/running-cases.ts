import type pg from 'pg';
import type { KnownCase } from '#libs/case';

/** So many states are read at once: a few megabytes. */
const PAGE = 500;

/** The cases of a region that are not closed, page by page, as the build of this schema holds them. */
export async function* runningCases(
  pool: pg.Pool,
  schema: string,
  region: string,
): AsyncGenerator<readonly KnownCase[]> {
  const table = `"${schema}".case_row`;
  const found = await pool.query<{ id: string }>(
    `select case_id as id from ${table} where region = $1 and closed_at is null order by case_id`,
    [region],
  );
  for (let from = 0; from < found.rows.length; from += PAGE) {
    const ids = found.rows.slice(from, from + PAGE).map(({ id }) => id);
    const page = await pool.query<{ state: KnownCase }>(`select state from ${table} where case_id = any($1::uuid[])`, [
      ids,
    ]);
    yield page.rows.map(({ state }) => state);
  }
}
