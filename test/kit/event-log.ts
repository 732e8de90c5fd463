import { createHash } from 'node:crypto';

/**
 * Where a system of the tests keeps its log: null for its database; on a real event store where the run names one (`npm run test:eventstore`), apart
 * from all others there. The same key names the same log again.
 */
export function testLogUrl(key: string): string | null {
  const server = process.env.TONGBAN_TEST_EVENTSTORE;
  if (!server) return null;
  const prefix = createHash('sha256').update(key).digest('hex').slice(0, 12);
  return `${server}${server.includes('?') ? '&' : '?'}streamPrefix=s${prefix}.`;
}
