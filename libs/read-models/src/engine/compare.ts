import type { Contents, Projection, Sql } from './projection.js';

/** How much a table holds: its rows and a hash of their contents that does not depend on their order. */
export interface TableContent {
  readonly table: string;
  readonly rows: number;
  readonly hash: string;
}

export async function contentOf(sql: Sql, projection: Projection, schema: string): Promise<TableContent[]> {
  const contents: TableContent[] = [];
  for (const content of projection.contents(schema)) {
    const answer = await sql.query<{ rows: string; hash: string }>(
      `select count(*) as rows, coalesce(sum(hashtextextended(row, 0)::numeric), 0) as hash from (${comparedRows(content)}) t`,
    );
    const row = answer.rows[0];
    contents.push({ table: content.table, rows: Number(row?.rows ?? 0), hash: row?.hash ?? '0' });
  }
  return contents;
}

/** Each row as the text that is compared. */
function comparedRows({ rows, places = [] }: Contents): string {
  const row = places.length === 0 ? 't' : `(to_jsonb(t) - '{${places.join(',')}}'::text[])`;
  return `select ${row}::text as row from (${rows}) t`;
}

/** So many rows of a table are shown that only one of two builds has, and so much of each. */
const SHOWN = { rows: 3, characters: 160 } as const;

/** What differs between two builds, table by table, with some of the rows that only one of them has. `sql` sees both. */
export async function differences(
  sql: Sql,
  projection: Projection,
  schemas: { readonly live: string; readonly built: string },
  { before, tables }: { readonly before: readonly TableContent[]; readonly tables: readonly TableContent[] },
): Promise<string[]> {
  const found: string[] = [];
  for (const one of before) {
    const other = tables.find(({ table }) => table === one.table);
    if (other?.rows === one.rows && other.hash === one.hash) continue;
    found.push(
      `${one.table}: the live build has ${one.rows} rows (${one.hash}), the log gives ${other?.rows ?? 0} (${other?.hash ?? '-'})`,
      ...(await onlyIn(sql, projection, one.table, schemas.live, schemas.built, 'only in the live build')),
      ...(await onlyIn(sql, projection, one.table, schemas.built, schemas.live, 'only by the log')),
    );
  }
  return found;
}

async function onlyIn(
  sql: Sql,
  projection: Projection,
  name: string,
  one: string,
  other: string,
  what: string,
): Promise<string[]> {
  const rowsOf = (schema: string): string => {
    const content = projection.contents(schema).find(({ table }) => table === name);
    return content ? comparedRows(content) : 'select null::text as row where false';
  };
  const { rows } = await sql.query<{ row: string }>(
    `select left(row, ${SHOWN.characters}) as row from (${rowsOf(one)} except ${rowsOf(other)}) only_one
     order by 1 limit ${SHOWN.rows}`,
  );
  return rows.map(({ row }) => `${name}, ${what}: ${row}`);
}
