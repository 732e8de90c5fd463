import type { FastifyHelmetOptions } from '@fastify/helmet';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route is answered to whoever asks; every other one is for those who are signed in. */
    readonly open?: boolean;
    /** Whether the route is answered under load, and while the process ends, as well. */
    readonly always?: boolean;
    /** Headers of its own that protect whoever reads it in a browser. */
    readonly helmet?: FastifyHelmetOptions;
  }
}

/** Declares that a route is answered to whoever asks. A route that does not say so is closed. */
export function OpenToAll(more: Pick<FastifyContextConfig, 'always'> = {}): MethodDecorator {
  return RouteConfig({ open: true, ...more });
}
