import { owesBeside, type KnownCase, type OwnClock } from '#libs/case';
import { lateFrom } from '#libs/clocks/domain';
import { insertRows, type BulkColumn } from '../engine/bulk.js';
import type { Sql } from '../engine/projection.js';

/** A case before and after a batch, and what units owe it then. */
export interface OwedChange {
  readonly caseId: string;
  readonly before: { readonly state: KnownCase } | null;
  readonly after: { readonly state: KnownCase; readonly owed: () => readonly OwnClock[] };
}

const COLUMNS: readonly BulkColumn[] = [
  { name: 'case_id', type: 'uuid' },
  { name: 'clock', type: 'text' },
  { name: 'unit', type: 'text' },
  { name: 'due', type: 'text' },
  { name: 'due_at', type: 'timestamptz' },
];

/** Writes anew what is owed to each case; of the many to which nothing is or was owed it touches no row. */
export async function writeOwed(tx: Sql, schema: string, changes: readonly OwedChange[]): Promise<void> {
  const table = `"${schema}".owed_row`;
  const owing = changes.filter(({ before }) => before !== null && owesBeside(before.state)).map(({ caseId }) => caseId);
  if (owing.length > 0) await tx.query(`delete from ${table} where case_id = any($1::uuid[])`, [owing]);
  const items = changes.flatMap(({ caseId, after: { state, owed } }) =>
    owed().map((clock) => ({ caseId, clock, zone: state.timezone })),
  );
  await insertRows(tx, table, COLUMNS, {
    items,
    cells: ({ caseId, clock, zone }) => [caseId, clock.name, clock.unit, dueText(clock), lateFrom(clock.due, zone)],
  });
}

function dueText({ due }: OwnClock): string {
  return due.kind === 'date' ? due.date : due.at;
}
