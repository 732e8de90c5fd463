import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { openRateLimits } from './rate-limits.js';

const NEVER_SO_MANY = 50;

describe('how often anybody may ask', () => {
  let server: FastifyInstance;
  // The windows are those of `Date`; it stands still, however long the test takes.
  beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(0));
  afterEach(async () => {
    jest.restoreAllMocks();
    await server.close();
  });

  const open = (rateLimit: number, refusalLimit: number) => {
    server = fastify();
    return openRateLimits(server, { rateLimit, refusalLimit });
  };
  const from = (ip: string, person?: string) =>
    ({
      ip,
      asker: person === undefined ? null : { person },
      routeOptions: { config: {} },
    }) as unknown as FastifyRequest;
  /** How many of a row of requests pass before one is told to wait. */
  const passed = async (ask: () => Promise<void>): Promise<number> => {
    for (let count = 0; count < NEVER_SO_MANY; count += 1)
      try {
        await ask();
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        expect([error.code, Number(error.more.headers?.['retry-after'])]).toEqual(['too-many-requests', 2]);
        return count;
      }
    return NEVER_SO_MANY;
  };

  it('is a burst of two seconds for each person, wherever they ask', async () => {
    const limits = await open(5, 0);
    expect(await passed(() => limits.ofPerson(from('10.0.0.1', 'li')))).toBe(10);
    expect(await passed(() => limits.ofPerson(from('10.0.0.2', 'li')))).toBe(0);
    expect(await passed(() => limits.ofPerson(from('10.0.0.1', 'wang')))).toBe(10);
  });

  it('is counted by address for those who were refused, and looking does not count', async () => {
    const limits = await open(0, 3);
    const stranger = from('10.0.0.1');
    expect(await passed(() => limits.ofAddress(stranger))).toBe(NEVER_SO_MANY);
    for (let count = 0; count < 7; count += 1) await limits.refused(stranger);
    expect(await passed(() => limits.ofAddress(stranger))).toBe(0);
    expect(await passed(() => limits.ofAddress(from('10.0.0.2')))).toBe(NEVER_SO_MANY);
  });

  it('is not limited unless a setting says so', async () => {
    const limits = await open(0, 0);
    expect(await passed(() => limits.ofPerson(from('10.0.0.1', 'li')))).toBe(NEVER_SO_MANY);
    await limits.refused(from('10.0.0.1'));
    expect(await passed(() => limits.ofAddress(from('10.0.0.1')))).toBe(NEVER_SO_MANY);
  });
});
