import { refusesRows } from './faults.js';
import type { Sql } from './projection.js';

/** Runs through the rows of a query page by page, within the transaction. */
export async function eachPage<R extends object>(
  tx: Sql,
  query: string,
  values: unknown[],
  onPage: (rows: R[]) => Promise<void>,
): Promise<void> {
  await tx.query(`declare page no scroll cursor for ${query}`, values);
  for (;;) {
    const { rows } = await tx.query<R>('fetch 2000 from page');
    if (rows.length === 0) break;
    await onPage(rows);
  }
  await tx.query('close page');
}

/** Writes rows by halves where the tables refuse them together, until those are found that they refuse by themselves. */
export async function writeEach<C>(
  tx: Sql,
  changed: readonly C[],
  write: (some: readonly C[]) => Promise<void>,
  refused: (one: C, error: unknown) => Promise<void>,
): Promise<void> {
  const [first] = changed;
  if (first === undefined) return;
  await tx.query('savepoint some_rows');
  try {
    await write(changed);
    await tx.query('release savepoint some_rows');
  } catch (error) {
    if (!refusesRows(error)) throw error;
    await tx.query('rollback to savepoint some_rows; release savepoint some_rows');
    if (changed.length === 1) return refused(first, error);
    const half = Math.ceil(changed.length / 2);
    await writeEach(tx, changed.slice(0, half), write, refused);
    await writeEach(tx, changed.slice(half), write, refused);
  }
}
