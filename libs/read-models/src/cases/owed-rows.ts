import { owesBeside, type Duty, type KnownCase } from '#libs/case';
import { insertRows, type BulkColumn, type BulkRow } from '../engine/bulk.js';
import type { Sql } from '../engine/projection.js';

/** A case before and after a batch, and what units owe it then. */
export interface OwedChange {
  readonly caseId: string;
  readonly before: { readonly state: KnownCase } | null;
  readonly after: { readonly state: KnownCase; readonly owed: () => readonly Duty[] };
}

interface OwedRow {
  readonly caseId: string;
  readonly duty: Duty;
  readonly receivedAt: string;
}

const COLUMNS: readonly (BulkColumn & { readonly of: (row: OwedRow) => BulkRow[number] })[] = [
  { name: 'case_id', type: 'uuid', of: ({ caseId }) => caseId },
  { name: 'clock', type: 'text', of: ({ duty }) => duty.name },
  { name: 'unit', type: 'text', of: ({ duty }) => duty.unit },
  { name: 'kind', type: 'text', of: ({ duty }) => duty.kind },
  { name: 'due', type: 'text', of: ({ duty }) => dueText(duty) },
  { name: 'due_at', type: 'timestamptz', of: ({ duty }) => duty.schedule?.lateFrom ?? 'infinity' },
  { name: 'yellow_from', type: 'timestamptz', of: ({ duty }) => duty.schedule?.yellowFrom ?? null },
  { name: 'red_from', type: 'timestamptz', of: ({ duty }) => duty.schedule?.redFrom ?? null },
  { name: 'received_at', type: 'timestamptz', of: ({ receivedAt }) => receivedAt },
];

/** Writes anew what is owed to each case; of the many to which nothing is or was owed it touches no row. */
export async function writeOwed(tx: Sql, schema: string, changes: readonly OwedChange[]): Promise<void> {
  const table = `"${schema}".owed_row`;
  const owing = changes.filter(({ before }) => before !== null && owesBeside(before.state)).map(({ caseId }) => caseId);
  if (owing.length > 0) await tx.query(`delete from ${table} where case_id = any($1::uuid[])`, [owing]);
  const items = changes.flatMap(({ caseId, after: { state, owed } }) =>
    owed().map((duty) => ({ caseId, duty, receivedAt: state.receivedAt })),
  );
  await insertRows(tx, table, COLUMNS, { items, cells: (row) => COLUMNS.map(({ of }) => of(row)) });
}

function dueText({ due }: Duty): string | null {
  return due && (due.kind === 'date' ? due.date : due.at);
}
