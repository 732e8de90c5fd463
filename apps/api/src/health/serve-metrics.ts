import type { FastifyInstance } from 'fastify';
import { metrics, requests } from '#libs/runtime';
import type { UnderWay } from '../http/under-way.js';
import type { System } from '../system.js';
import { metricsText } from './system-metrics.js';

/** Addresses that no route has are one: whoever tries a thousand of them makes no thousand series. */
const NO_ROUTE = 'none';

/** `GET /metrics`, open as health is, and the measuring of every answer by the pattern of its route. Before the routes are made. */
export function serveMetrics(server: FastifyInstance, system: System, underWay: UnderWay): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { method, is404, routeOptions } = request;
    const route = is404 ? NO_ROUTE : (routeOptions.url ?? NO_ROUTE);
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    requests.observe({ method, route, status }, reply.elapsedTime / 1_000);
    done();
  });
  server.get('/metrics', { config: { open: true, always: true } }, async (_request, reply) => {
    const connections = await connectionsOf(server);
    const text = await metricsText(system, { underWay: underWay.count, connections });
    return reply.type(metrics.contentType).send(text);
  });
}

function connectionsOf(server: FastifyInstance): Promise<number> {
  return new Promise((resolve) => server.server.getConnections((error, count) => resolve(error ? 0 : count)));
}
