import type { QueryResult, QueryResultRow } from 'pg';

/** Where SQL goes: the transaction that a fold is given, or any connection. */
export interface Sql {
  query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
}

/** What a batch changes; writes its rows, one statement a table where it can, and does nothing else. */
export type RowChanges = (tx: Sql) => Promise<void>;
