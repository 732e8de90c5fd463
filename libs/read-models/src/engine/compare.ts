import type { Projection, Sql } from './projection.js';

/** How much a table holds: its rows and a hash of their contents that does not depend on their order. */
export interface TableContent {
  readonly table: string;
  readonly rows: number;
  readonly hash: string;
}

export async function contentOf(sql: Sql, projection: Projection, schema: string): Promise<TableContent[]> {
  const contents: TableContent[] = [];
  for (const { table, rows } of projection.contents(schema)) {
    const answer = await sql.query<{ rows: string; hash: string }>(
      `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as hash from (${rows}) t`,
    );
    const row = answer.rows[0];
    contents.push({ table, rows: Number(row?.rows ?? 0), hash: row?.hash ?? '0' });
  }
  return contents;
}

export function differences(live: readonly TableContent[], built: readonly TableContent[]): string[] {
  return live.flatMap((one) => {
    const other = built.find(({ table }) => table === one.table);
    if (other?.rows === one.rows && other.hash === one.hash) return [];
    return [
      `${one.table}: the live build has ${one.rows} rows (${one.hash}), the new one ${other?.rows ?? 0} (${other?.hash ?? '-'})`,
    ];
  });
}
