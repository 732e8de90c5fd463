import pg from 'pg';
import { LogUnavailable } from '../domain/index.js';

/** Waits for the appends under way, then holds off all others: whoever appends is told that the log is unavailable, readers notice nothing. */
const CLOSE = `
  drop trigger if exists events_go_elsewhere on log.events;
  create trigger events_go_elsewhere before insert on log.events for each statement execute function log.refuse_change()`;
const REOPEN = 'drop trigger if exists events_go_elsewhere on log.events';

/** Makes a log in PostgreSQL read-only for every process, until it is reopened. As the owner of the log's tables. Throws LogUnavailable. */
export function closeToWriters(url: string): Promise<void> {
  return change(url, CLOSE);
}

export function reopenToWriters(url: string): Promise<void> {
  return change(url, REOPEN);
}

async function change(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'tongban copy-log' });
  try {
    await client.connect();
    await client.query(statement);
  } catch (error) {
    throw new LogUnavailable('the log cannot be closed or opened to writers', { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
