import { HttpException } from '@nestjs/common';
import { IssuerUnavailable } from '#libs/access';
import {
  IdempotencyKeyReused,
  MatterNotFound,
  CommandRefused,
  RaceLost,
  RevisionPassed,
  StreamUnreadable,
} from '#libs/kernel';
import { AppendTooLarge, EventLogError } from '#libs/event-log/domain';
import { ForeignPosition, GATE_WAIT_MS, LogMoved, ReadModelsBehind } from '#libs/read-models';
import { isProblemCode, type ProblemCode } from './problem-codes.js';
import { Problem, RETRY_AFTER } from './problem.js';

/** What a request that failed is answered with: refusals by rules of the field as they are, everything else as a problem of the catalogue. */
export function problemOf(error: unknown): Problem | CommandRefused {
  if (error instanceof Problem || error instanceof CommandRefused) return error;
  return ofCommand(error) ?? ofStores(error) ?? ofFramework(error) ?? new Problem('internal-error');
}

const CASES = 'case-';
const UNREADABLE = '办件档案 一件一档';

function ofCommand(error: unknown): Problem | null {
  if (error instanceof MatterNotFound) return new Problem(notFound(error), { params: { id: error.id } });
  if (error instanceof StreamUnreadable) return new Problem(unreadable(error), { rule: UNREADABLE });
  if (error instanceof IdempotencyKeyReused) return new Problem('idempotency-key-reused');
  if (error instanceof RaceLost) return new Problem('race-lost');
  if (error instanceof RevisionPassed) {
    const { expected, actual } = error;
    const params = { expected: expected.length === 0 ? '—' : expected.join(', '), actual };
    return new Problem('revision-passed', { params, headers: { etag: `"${actual}"` } });
  }
  return null;
}

/** The code of a matter that is not there. */
function notFound({ code }: MatterNotFound): ProblemCode {
  return isProblemCode(code) ? code : 'entry-not-found';
}

/** A case, or any other record: nothing of it is known from there on, so nothing is decided. */
function unreadable({ stream }: StreamUnreadable): ProblemCode {
  return stream.startsWith(CASES) ? 'case-unreadable' : 'record-unreadable';
}

function ofStores(error: unknown): Problem | null {
  if (error instanceof ForeignPosition) return new Problem('foreign-position');
  if (error instanceof IssuerUnavailable) return new Problem('issuer-unavailable', { headers: RETRY_AFTER });
  if (error instanceof AppendTooLarge) return new Problem('too-large');
  if (error instanceof ReadModelsBehind)
    return new Problem('read-models-behind', {
      params: { seconds: String(GATE_WAIT_MS / 1_000) },
      headers: { 'retry-after': String(error.retryAfter) },
    });
  if (error instanceof EventLogError || error instanceof LogMoved || isConnectionError(error))
    return new Problem('store-unavailable', { headers: RETRY_AFTER });
  return null;
}

const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);

/** PostgreSQL classes 08 (connection), 53 (resources) and 57 (shutdown, a statement over its time), a broken socket, and what the driver says of one. */
function isConnectionError(error: unknown): boolean {
  const code = codeOf(error);
  if (NETWORK_CODES.has(code) || /^(08|53|57)...$/.test(code)) return true;
  return (
    error instanceof Error &&
    /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout/.test(
      error.message,
    )
  );
}

const FASTIFY_CODES: Readonly<Record<string, Problem['code']>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
  FST_ERR_BAD_URL: 'malformed-request',
  FST_ERR_MAX_PARAM_LENGTH: 'address-too-long',
};

function ofFramework(error: unknown): Problem | null {
  const known = FASTIFY_CODES[codeOf(error)];
  if (known) return new Problem(known);
  const status = statusOf(error);
  if (status === 413) return new Problem('too-large');
  if (status === 415) return new Problem('not-json');
  return status >= 400 && status < 500 ? new Problem('malformed-request') : null;
}

/** Nest wraps an error of Fastify into its own and leaves only the status. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null) return 500;
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
