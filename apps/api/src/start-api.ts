import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Asker } from '#libs/access/domain';
import { BadToken, TokenVerifier } from '#libs/access';
import type { Logger, Settings } from '#libs/runtime';
import { ApiModule } from './api.module.js';
import { BODY_LIMIT_BYTES, takeOnlyJson } from './http/body-parser.js';
import { Door, watchTheDoor } from './http/hooks.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RateLimiter } from './http/rate-limiter.js';
import { serveDocument } from './openapi/document.js';
import type { OpenedSystem } from './open-system.js';
import { RefusalTally } from './refusal-tally.js';
import type { System } from './system.js';

export interface Api {
  readonly port: number;
  /** Takes no more requests, answers those under way, and ends. */
  stop(): Promise<void>;
}

/** How long a request under way may still take while the process ends, in milliseconds. */
const DRAIN_MS = 8_000;
/** So often it is said who was refused, in milliseconds. */
const REFUSALS_EVERY_MS = 60_000;

export async function startApi(
  { system, desk }: OpenedSystem,
  settings: Pick<Settings, 'host' | 'port' | 'home' | 'oidcIssuer' | 'oidcAudience' | 'rateLimit'>,
  logger: Logger,
): Promise<Api> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES, routerOptions: { maxParamLength: 200 } });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.over(system, desk), adapter, {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const door = new Door();
  const filter = new ProblemFilter(logger, (request) => system.naming(request));
  const verifier = await TokenVerifier.open(settings);
  takeOnlyJson(server);
  watchTheDoor(server, door, {
    askerOf: (token) => askerOf(token, verifier, system),
    limiter: new RateLimiter(settings.rateLimit),
    logger,
  });
  const stopTelling = tellRefusals(server, logger);
  app.useGlobalFilters(filter);
  serveDocument(app);
  await app.listen(settings.port, settings.host);
  const address = app.getHttpServer().address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    stop: () => drain(app, door).finally(stopTelling),
  };
}

/** Null where the token is not to be trusted, or its unit does not exist. */
async function askerOf(token: string, verifier: TokenVerifier, { parts }: System): Promise<Asker | null> {
  try {
    const asker = await verifier.verify(token);
    return parts.reference.tree.unit(asker.unit) ? asker : null;
  } catch (error) {
    if (error instanceof BadToken) return null;
    throw error;
  }
}

/** Answers how to end it. */
function tellRefusals(server: FastifyInstance, logger: Logger): () => void {
  const tally = new RefusalTally(logger);
  server.addHook('onResponse', (request, reply, done) => {
    // Before the door has looked at a token there is no asker.
    const asker = request.asker as Asker | null | undefined;
    tally.note(asker?.person ?? null, reply.statusCode);
    done();
  });
  const timer = setInterval(() => tally.tell(), REFUSALS_EVERY_MS).unref();
  return () => {
    clearInterval(timer);
    tally.tell();
  };
}

async function drain(app: NestFastifyApplication, door: Door): Promise<void> {
  door.close();
  const late = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_MS).unref());
  await Promise.race([app.close(), late]);
}
