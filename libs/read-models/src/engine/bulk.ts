import type pg from 'pg';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import type { Sql } from './projection.js';

export type CellValue = string | number | boolean | null;

/** A column of a bulk write. `type` is PostgreSQL's. */
export interface BulkColumn {
  readonly name: string;
  readonly type: string;
}

export type BulkRow = readonly CellValue[];

/** From this many rows on COPY (for updates into a temporary table) beats arrays as parameters, several times where rows are wide. */
const COPY_FROM_ROWS = 100;
/** Characters a chunk of COPY text. */
const CHUNK = 65_536;

/** What is to be written: items, and each one's cells in the order of the columns. */
export interface BulkItems<T> {
  readonly items: readonly T[];
  readonly cells: (item: T) => BulkRow;
}

/** Inserts rows that are not there yet. */
export async function insertRows<T>(
  tx: Sql,
  table: string,
  columns: readonly BulkColumn[],
  rows: BulkItems<T>,
): Promise<void> {
  if (rows.items.length === 0) return;
  const names = columns.map(({ name }) => name).join(', ');
  if (rows.items.length >= COPY_FROM_ROWS && isClient(tx)) return copyRows(tx, table, names, rows);
  const { source, values } = unnest(columns, rows.items.map(rows.cells));
  await tx.query(`insert into ${table} (${names}) select ${names} from ${source} as u (${names})`, values);
}

/** Overwrites the columns of rows that are there; the first column is the key. */
export async function updateRows<T>(
  tx: Sql,
  table: string,
  columns: readonly BulkColumn[],
  rows: BulkItems<T>,
): Promise<void> {
  if (rows.items.length === 0) return;
  const [key, ...others] = columns.map(({ name }) => name);
  if (!key) return;
  const update = (source: string): string =>
    `update ${table} t set ${others.map((name) => `${name} = u.${name}`).join(', ')} from ${source} where t.${key} = u.${key}`;
  const names = [key, ...others].join(', ');
  if (rows.items.length >= COPY_FROM_ROWS && isClient(tx)) {
    const types = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
    await tx.query(`create temporary table changed (${types}) on commit drop`);
    await copyRows(tx, 'changed', names, rows);
    await tx.query(update('changed u'));
    await tx.query('drop table changed');
    return;
  }
  const { source, values } = unnest(columns, rows.items.map(rows.cells));
  await tx.query(update(`${source} as u (${names})`), values);
}

async function copyRows<T>(client: pg.ClientBase, table: string, names: string, rows: BulkItems<T>): Promise<void> {
  await pipeline(Readable.from(copyText(rows)), client.query(copyFrom(`copy ${table} (${names}) from stdin`)));
}

/** A `from` item with the rows as its columns, and the statement's parameters: an array a column. */
export function unnest(
  columns: readonly BulkColumn[],
  rows: readonly BulkRow[],
): { source: string; values: unknown[] } {
  const parameters = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  return { source: `unnest(${parameters})`, values: columns.map((_, index) => rows.map((row) => row[index] ?? null)) };
}

function isClient(tx: Sql): tx is pg.ClientBase {
  return 'connection' in tx;
}

/** Row by row, so that the texts of many are never all in memory. */
function* copyText<T>({ items, cells }: BulkItems<T>): Generator<string> {
  let chunk = '';
  for (const item of items) {
    const row = cells(item);
    for (let index = 0; index < row.length; index += 1) {
      if (index > 0) chunk += '\t';
      chunk += cellText(row[index] ?? null);
    }
    chunk += '\n';
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

const SPECIAL = /[\\\n\r\t]/;

function cellText(value: CellValue): string {
  if (value === null) return '\\N';
  const text = String(value);
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}
