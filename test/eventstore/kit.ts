import { randomBytes } from 'node:crypto';
import type { EventLog } from '#libs/event-log/domain';
import type { LogUnderTest } from '#libs/event-log/testing';
import { openEventStoreLog, type EventStoreLogOptions } from '../../libs/event-log/src/eventstore/eventstore-log.js';
import { EventStoreNode } from './server/index.js';

/** The server of this run: a real one, where one is named (`npm run test:eventstore`), else a node of our own. */
export const REAL_SERVER = process.env.TONGBAN_TEST_EVENTSTORE ?? null;

export interface ServerUnderTest {
  readonly url: string;
  readonly node: EventStoreNode | null;
  stop(): void;
}

export async function startServer(): Promise<ServerUnderTest> {
  if (REAL_SERVER !== null) return { url: REAL_SERVER, node: null, stop: () => undefined };
  const node = await EventStoreNode.start();
  return { url: node.url, node, stop: () => node.kill() };
}

/** The URL of a fresh log on a server that may hold others. */
export function freshLogUrl(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}streamPrefix=t${randomBytes(5).toString('hex')}.`;
}

/** A fresh log, at first by one instance. */
export async function createLogAt(
  url: string,
  options: Partial<EventStoreLogOptions> = {},
  stop: () => void = () => undefined,
): Promise<LogUnderTest> {
  const logs: EventLog[] = [];
  const open = async (): Promise<EventLog> => {
    const log = await openEventStoreLog({ url, name: `test ${logs.length}`, ...options });
    logs.push(log);
    return log;
  };
  const close = async (): Promise<void> => {
    await Promise.all(logs.map((log) => log.close()));
    stop();
  };
  return { log: await open(), openAnother: open, close };
}
