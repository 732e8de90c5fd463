import { LogUnavailable } from '../domain/index.js';

const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
/** 08: the connection; 57P01 to 57P05: the server goes, crashed, or is not there yet; 53300: too many connections, which passes as a restart does. */
const STATES = /^(08...|57P0[1235]|53300)$/;
/** The texts of node-postgres, which gives them no code. */
const TEXTS =
  /Connection terminated|Client has encountered a connection error|not queryable|timeout exceeded when trying to connect|Query read timeout/i;

/** Whether an error means that the connection, not the statement, failed: then the same call may be made again on another one. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (NETWORK.test(code) || STATES.test(code) || TEXTS.test(error.message)) return true;
  // A name with several addresses fails as all of them together.
  return error instanceof AggregateError && error.errors.length > 0 && error.errors.every(isConnectionError);
}

/** Whether nothing can have reached the server: no connection was had. */
export function neverSent(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(neverSent);
  if (error instanceof Error && /timeout exceeded when trying to connect/i.test(error.message)) return true;
  return /^(ECONNREFUSED|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|57P03|53300)$/.test(codeOf(error));
}

/** A deadlock or a serialisation failure: nothing was written, and the same statement is taken the next time. */
export function isPassing(error: unknown): boolean {
  return /^40(001|P01)$/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Whether the database found the values themselves wrong: text that is no JSON. */
export function isWrongInput(error: unknown): boolean {
  return codeOf(error).startsWith('22');
}

/** Makes a call that may be repeated until a connection is had. Throws LogUnavailable when the patience ends, or the database refuses. */
export async function patiently<T>(patienceMs: number, call: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await call();
    } catch (error) {
      if (!isConnectionError(error)) throw new LogUnavailable('the database refused to read the log', { cause: error });
      if (Date.now() + wait > deadline) throw new LogUnavailable('the event log cannot be reached', { cause: error });
      await sleep(wait);
    }
  }
}
