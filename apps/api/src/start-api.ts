import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Asker } from '#libs/access/domain';
import { BadToken, TokenVerifier } from '#libs/access';
import type { Logger, Settings } from '#libs/runtime';
import { actRoutes } from './acts/surfaces.js';
import { ApiModule } from './api.module.js';
import { serveMetrics } from './health/serve-metrics.js';
import { watchTheDoor } from './http/door.js';
import { httpAdapter, openServer } from './http/open-server.js';
import { ProblemFilter } from './http/problem.filter.js';
import { openRateLimits } from './http/rate-limits.js';
import { TimesOfTheRegion } from './http/times-of-the-region.js';
import { UnderWay } from './http/under-way.js';
import { serveDocument } from './openapi/serve-document.js';
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
  { system, desks }: OpenedSystem,
  settings: Pick<Settings, 'host' | 'port' | 'home' | 'oidcIssuer' | 'oidcAudience' | 'rateLimit' | 'refusalLimit'>,
  logger: Logger,
): Promise<Api> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.over(system, desks, await actRoutes()),
    httpAdapter(),
    {
      logger: false,
      bodyParser: false,
      abortOnError: false,
    },
  );
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const underWay = new UnderWay();
  const verifier = await TokenVerifier.open(settings);
  let isClosing = false;
  await openServer(server, underWay);
  watchTheDoor(server, {
    knownAs: (token) => ifAtWork(verifier.knownAs(token), system),
    askerOf: (token) => askerOf(token, verifier, system),
    limits: await openRateLimits(server, settings),
    isClosing: () => isClosing,
    logger,
  });
  const stopTelling = tellRefusals(server, logger);
  serveMetrics(server, system, underWay);
  app.useGlobalFilters(new ProblemFilter(logger, (request) => system.naming(request)));
  app.useGlobalInterceptors(new TimesOfTheRegion(system));
  serveDocument(app, server);
  await app.listen(settings.port, settings.host);
  const address = app.getHttpServer().address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    stop: () => {
      isClosing = true;
      return drain(app).finally(stopTelling);
    },
  };
}

/** Null where the token is not to be trusted, or its unit does not exist. */
async function askerOf(token: string, verifier: TokenVerifier, system: System): Promise<Asker | null> {
  try {
    return ifAtWork(await verifier.verify(token), system);
  } catch (error) {
    if (error instanceof BadToken) return null;
    throw error;
  }
}

/** Who works at a unit that has ended works at the one that took over. */
function ifAtWork(asker: Asker | null, { parts }: System): Asker | null {
  if (asker === null) return null;
  const { tree } = parts.reference;
  const unit = tree.standingFor(asker.unit);
  if (!tree.unit(unit)) return null;
  return unit === asker.unit ? asker : { ...asker, unit };
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

async function drain(app: NestFastifyApplication): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_MS).unref());
  await Promise.race([app.close(), late]);
}
