import helmet from '@fastify/helmet';
import underPressure from '@fastify/under-pressure';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { BODY_LIMIT_BYTES, takeOnlyJson } from './body-parser.js';
import { welcome } from './door.js';
import { LateLoop } from './late-loop.js';
import { Problem, RETRY_AFTER } from './problem.js';
import { refuseAddress, refuseConnection } from './refusals-of-the-server.js';
import type { UnderWay } from './under-way.js';

/** A request arrives whole within this, its headers sooner: who sends byte by byte holds a connection no longer. Looked at every few seconds. */
const ARRIVES_WITHIN_MS = 30_000;
const HEADERS_WITHIN_MS = 10_000;
const LOOKED_AT_EVERY_MS = 2_000;
/** What an idle connection may stay open for: longer than the proxies in front keep theirs. */
const IDLE_MS = 72_000;
const MOST_CONNECTIONS = 10_000;
const PARAMETER_MAX = 200;

/** How often it is looked at how long requests have waited, and whether the event loop keeps up. */
const LOAD_EVERY_MS = 100;

/** HTTP as the edge wants it: what is no request, or never becomes one, is refused in our form. */
export function httpAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: PARAMETER_MAX },
    requestTimeout: ARRIVES_WITHIN_MS,
    keepAliveTimeout: IDLE_MS,
    http: { headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: LOOKED_AT_EVERY_MS },
    // While it closes the door says so itself, in our form.
    return503OnClosing: false,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
  });
}

/**
 * What stands before every route, in this order: the request's place and language, headers that protect whoever reads the answer in a browser, and
 * load, which is shed early so that those who came in are answered in time.
 */
export async function openServer(server: FastifyInstance, underWay: UnderWay): Promise<void> {
  server.server.maxConnections = MOST_CONNECTIONS;
  takeOnlyJson(server);
  welcome(server, underWay);
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  });
  const loop = new LateLoop();
  await server.register(underPressure, {
    healthCheck: () => Promise.resolve(!loop.isLate(server.memoryUsage().eventLoopDelay) && !underWay.isFull),
    healthCheckInterval: LOAD_EVERY_MS,
    pressureHandler: (request) =>
      request.routeOptions.config.always
        ? Promise.resolve()
        : Promise.reject(new Problem('overloaded', { headers: RETRY_AFTER })),
  });
}
