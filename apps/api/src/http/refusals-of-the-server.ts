import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './negotiation.js';
import { Problem, problemBody } from './problem.js';
import { problemOf } from './problem-of.js';
import type { ProblemCode } from './problem-codes.js';

const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'header-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** What could not be read as a request: there is nobody to ask for a language, and nothing more is read from the connection. */
export function refuseConnection(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.end(rawAnswer(new Problem(BY_CODE[error.code ?? ''] ?? 'malformed-request')));
  else socket.destroy();
}

function rawAnswer(problem: Problem): string {
  const body = JSON.stringify(problemBody(problem, 'zh'));
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    'content-language: zh',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

/** What the router refuses before any hook: an address that is none, or a part of it that is too long. */
export function refuseAddress(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request.headers['accept-language']);
  const found = problemOf(error);
  const problem = found instanceof Problem ? found : new Problem('malformed-request');
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('vary', 'Accept-Language')
    .send(JSON.stringify(problemBody(problem, language)));
}
