import { closeToWriters, reopenToWriters } from './postgres/read-only.js';

/** Makes the log of a URL read-only for every process. False where its engine has no such way: then the writers themselves must be stopped. */
export async function closeLog(url: string): Promise<boolean> {
  if (!isPostgres(url)) return false;
  await closeToWriters(url);
  return true;
}

/** Undoes `closeLog`; does nothing to a log that is open. */
export async function reopenLog(url: string): Promise<void> {
  if (isPostgres(url)) await reopenToWriters(url);
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}
