import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Settings } from '#libs/runtime';
import { Problem } from './problem.js';

/** Requests are counted by windows of two seconds, so that a burst may be twice what a second allows. */
const WINDOW_S = 2;
/** How many persons and how many addresses are remembered. */
const REMEMBERED = 20_000;

export interface RateLimits {
  /** Counts a request of a person. Throws a Problem where they have asked too often. */
  ofPerson(request: FastifyRequest): Promise<void>;
  /** Throws a Problem where this address has been refused too often to be looked at again so soon. */
  ofAddress(request: FastifyRequest): Promise<void>;
  /** Counts a request that nobody could be made responsible for. */
  refused(request: FastifyRequest): Promise<void>;
}

/**
 * How often anybody may ask: by address those who are not signed in, so that guessing and flooding cost little; by person everybody else.
 * Many counters share an address: who is signed in is never held up for what others did there.
 */
export async function openRateLimits(
  server: FastifyInstance,
  { rateLimit: perPerson, refusalLimit: perAddress }: Pick<Settings, 'rateLimit' | 'refusalLimit'>,
): Promise<RateLimits> {
  await server.register(rateLimit, { global: false, cache: REMEMBERED });
  const window = { timeWindow: WINDOW_S * 1_000 };
  const keyGenerator = ({ asker, ip }: FastifyRequest) => asker?.person ?? ip;
  const byPerson = server.createRateLimit({ ...window, max: perPerson * WINDOW_S, keyGenerator });
  const byAddress = server.createRateLimit({ ...window, max: perAddress * WINDOW_S });
  return {
    ofPerson: async (request) => {
      if (perPerson > 0) orTooMany(await byPerson(request));
    },
    ofAddress: async (request) => {
      if (perAddress > 0) orTooMany(await byAddress(request, { increment: false }));
    },
    refused: async (request) => {
      if (perAddress > 0) await byAddress(request);
    },
  };
}

type Counted = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

function orTooMany(counted: Counted): void {
  if (counted.isAllowed || !counted.isExceeded) return;
  throw new Problem('too-many-requests', { headers: { 'retry-after': String(Math.max(1, counted.ttlInSeconds)) } });
}
