import { AppendTooLarge, EventLogError } from '#libs/event-log/domain';
import { LeaseLost } from './errors.js';

/**
 * Classes of SQLSTATE that speak of the rows and not of the database: cardinality, data, integrity, and limits such as that of an index entry.
 * What they say once they say each time.
 */
const OF_ROWS = ['21', '22', '23', '54'];

/** Whether a database refused rows for what stands in them. All else (lost connections, full disks, time limits) may be mended by waiting. */
export function refusesRows(error: unknown): boolean {
  const code = codeOf(error);
  return code.length === 5 && OF_ROWS.includes(code.slice(0, 2));
}

/**
 * Whether a fold failed for the event in hand: folds are pure, so whatever they throw they throw again. What comes from the log, the database or the
 * network beneath a fold is no fault of the event.
 */
export function isFaultOfEvent(error: unknown): boolean {
  if (error instanceof EventLogError) return error instanceof AppendTooLarge;
  if (error instanceof LeaseLost || isLostConnection(error)) return false;
  const code = codeOf(error);
  return code === '' || code === 'cannot-apply' || code.startsWith('ERR_') || refusesRows(error);
}

/** The driver has no codes for these. */
const LOST = /^(Connection terminated|Client has encountered|timeout exceeded|Query read timeout|Cannot use a pool)/;

function isLostConnection(error: unknown): boolean {
  return error instanceof Error && LOST.test(error.message);
}

/** Characters of a reason that are kept: enough to know it by, and storable whatever it quotes. */
const REASON_LENGTH = 400;

/** Why, in one line that every table can store. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, REASON_LENGTH);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
