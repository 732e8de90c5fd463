import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '#libs/access/domain';
import type { Logger } from '#libs/runtime';
import { languageOf } from './negotiation.js';
import { Problem, RETRY_AFTER } from './problem.js';
import type { RateLimits } from './rate-limits.js';
import { mustBeSound } from './soundness.js';
import type { UnderWay } from './under-way.js';

export interface Doorkeeper {
  /** Who a token names that was looked at before and is still good; null where it must be looked at. */
  knownAs(token: string): Asker | null;
  /** Who the token names. Null where it is not one to trust. */
  askerOf(token: string): Promise<Asker | null>;
  readonly limits: RateLimits;
  /** Whether this process still takes requests. */
  readonly isClosing: () => boolean;
  readonly logger: Logger;
}

/** What every request brings from the first moment on: its language, and its place among those under way. Before any other hook. */
export function welcome(server: FastifyInstance, underWay: UnderWay): void {
  server.decorateRequest('asker', null);
  server.decorateRequest('language', 'zh');
  server.addHook('onRequest', (request, reply, done) => {
    request.language = languageOf(request.headers['accept-language']);
    underWay.enter(request.raw, reply.raw, request.headers['tongban-after'] !== undefined);
    done();
  });
}

/** Who may come in, before the body is read: draining, who is asking, and how often; and what is written down of it afterwards. */
export function watchTheDoor(server: FastifyInstance, keeper: Doorkeeper): void {
  server.addHook('onRequest', async (request) => {
    if (keeper.isClosing() && !request.routeOptions.config.always)
      throw new Problem('shutting-down', { headers: { ...RETRY_AFTER, connection: 'close' } });
    if (!isClosed(request)) return;
    request.asker = await signedIn(request, keeper);
    await keeper.limits.ofPerson(request);
  });
  server.addHook('preValidation', async (request) => {
    mustBeSound(request);
  });
  server.addHook('onResponse', (request, reply, done) => {
    noteRequest(keeper.logger, request, reply);
    done();
  });
}

/** A route is for those who are signed in unless it declares itself open; an address without one is answered as its neighbours would be. */
function isClosed({ is404, routeOptions, url }: FastifyRequest): boolean {
  return is404 ? isUnderV1(url) : routeOptions.config.open !== true;
}

/** Of an address as it is written, `/%761`, or with the host in front. */
function isUnderV1(url: string): boolean {
  try {
    return /^\/v1(\/|$)/.test(decodeURIComponent(new URL(url, 'http://here').pathname));
  } catch {
    return true;
  }
}

const TOKEN = /^Bearer +([\w.~+/=-]+) *$/i;

async function signedIn(request: FastifyRequest, keeper: Doorkeeper): Promise<Asker> {
  const { authorization } = request.headers;
  const token = TOKEN.exec(authorization ?? '')?.[1];
  const known = token === undefined ? null : keeper.knownAs(token);
  if (known) return known;
  await keeper.limits.ofAddress(request);
  const asker = token === undefined ? null : await keeper.askerOf(token);
  if (asker) return asker;
  await keeper.limits.refused(request);
  if (!authorization) throw new Problem('token-missing', { headers: { 'www-authenticate': 'Bearer realm="tongban"' } });
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
