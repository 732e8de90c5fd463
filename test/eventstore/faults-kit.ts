import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';
import type { EventLog } from '#libs/event-log/domain';
import { faultsOf, readAllOf, Tail, write } from '#libs/event-log/testing';
import { Wire } from './wire.js';

const run = promisify(exec);

/** Commands that a run against a real server may bring. */
export const COMMANDS = {
  restart: process.env.TONGBAN_TEST_EVENTSTORE_RESTART,
  killLeader: process.env.TONGBAN_TEST_EVENTSTORE_KILL_LEADER,
};

export async function runCommand(command: string): Promise<void> {
  await run(command, { timeout: 120_000 });
}

/** A line to the one node that a URL names, and the URL through it; null where it names several, which are found by their own addresses. */
export async function wireTo(url: string): Promise<{ readonly wire: Wire; readonly url: string } | null> {
  const match = /^esdb:\/\/((?:[^@/]*@)?)([^:/,?]+):(\d+)\/?(\?.*)?$/.exec(url);
  if (!match) return null;
  const [, user = '', host = '', port = '', query = ''] = match;
  const wire = await Wire.to(host, Number(port));
  return { wire, url: `esdb://${user}127.0.0.1:${wire.port}${query}` };
}

/**
 * Sixteen writers and a reader at the end, while something is done to what is between them and the log: what was acknowledged is there, once and in
 * order, for the reader and in the log.
 */
export async function keepsAllWhile(
  log: EventLog,
  name: string,
  events: number,
  disturb: () => Promise<void>,
): Promise<void> {
  const before = (await readAllOf(log)).events;
  const tail = new Tail();
  const subscription = log.subscribe(await log.head(), {}, tail.receive);
  const writing = Promise.all(
    Array.from({ length: 16 }, (_, index) => write({ log, writer: `${name}-${index}`, events })),
  );
  await disturb();
  const acknowledged = (await writing).flat();
  await tail.reaches(await log.head());
  await subscription.stop();
  const known = before.map(({ id }) => id);
  expect(faultsOf([...before, ...tail.events], [...known, ...acknowledged])).toEqual([]);
  expect(faultsOf((await readAllOf(log)).events, [...known, ...acknowledged])).toEqual([]);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
