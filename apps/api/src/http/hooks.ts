import type { Asker } from '#libs/access/domain';
import type { Logger } from '#libs/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language.js';
import { Problem, RETRY_AFTER } from './problem.js';
import type { RateLimiter } from './rate-limiter.js';

/** More requests than this under way at once are refused with 503: a queue without end would answer nobody in time. */
const MOST_UNDER_WAY = 4_000;

export interface Doorkeeper {
  /** Who the token names. Throws or answers null where it is not one to trust. */
  askerOf(token: string): Promise<Asker | null> | Asker | null;
  readonly limiter: RateLimiter;
  readonly logger: Logger;
}

/** Whether this process still takes requests. */
export class Door {
  private closing = false;
  private underWay = 0;

  close(): void {
    this.closing = true;
  }

  /** Throws a Problem where the request may not come in. */
  enter(): void {
    if (this.closing) throw new Problem('shutting-down', { headers: { ...RETRY_AFTER, connection: 'close' } });
    if (this.underWay >= MOST_UNDER_WAY) throw new Problem('overloaded', { headers: RETRY_AFTER });
  }

  count(by: 1 | -1): void {
    this.underWay += by;
  }
}

const TOKEN = /^Bearer +([\w.~+/=-]+) *$/i;

/** What happens to every request before its body is read: language, draining, who is asking, and how often; and what is written down after it. */
export function watchTheDoor(server: FastifyInstance, door: Door, keeper: Doorkeeper): void {
  server.decorateRequest('asker', null);
  server.decorateRequest('language', 'zh');
  server.addHook('onRequest', async (request) => {
    door.count(1);
    request.language = languageOf(request.headers['accept-language']);
    door.enter();
    if (isOpen(request.url)) return;
    request.asker = await signedIn(request, keeper);
    const wait = keeper.limiter.take(request.asker.person);
    if (wait !== null) throw new Problem('too-many-requests', { headers: { 'retry-after': String(wait) } });
  });
  server.addHook('onResponse', (request, reply, done) => {
    door.count(-1);
    noteRequest(keeper.logger, request, reply);
    done();
  });
}

/** Everything under `/v1` is for those who are signed in. */
function isOpen(url: string): boolean {
  return url !== '/v1' && !url.startsWith('/v1/') && !url.startsWith('/v1?');
}

async function signedIn(request: FastifyRequest, keeper: Doorkeeper): Promise<Asker> {
  const { authorization } = request.headers;
  if (!authorization) throw new Problem('token-missing', { headers: { 'www-authenticate': 'Bearer realm="tongban"' } });
  const token = TOKEN.exec(authorization)?.[1];
  const asker = token === undefined ? null : await keeper.askerOf(token);
  if (asker) return asker;
  throw new Problem('token-invalid', {
    headers: { 'www-authenticate': 'Bearer realm="tongban", error="invalid_token"' },
  });
}

/** The route's pattern, never the address: that may hold what was searched for. */
function noteRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const level = reply.statusCode >= 500 && reply.statusCode !== 503 ? 'error' : 'debug';
  if (!logger.isLevelEnabled(level)) return;
  logger[level](
    {
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    },
    'answered',
  );
}
