import { fork, type ChildProcess } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { issueToken } from '#libs/access';
import { shenyangUnits } from '#libs/region';
import { checkCharacter } from '#libs/residents';
import { createTestDatabase } from '../kit/database.js';
import { startSystem, type TestSystem } from '../kit/system.js';
import { benchArguments, callsPerSecond, figure, medianOfThree, printTable, progress, writeReport } from './kit.js';

/**
 * `POST /v1/cases`, durable and with the projector running, beside the bare validated POST of the same Nest and Fastify. Both are loaded from one
 * process over as many connections, with the same bodies.
 */
const CONNECTIONS = 64;
const SECONDS = 8;
const RESIDENTS = 2_000;
const ITEMS = ['MZ-01', 'MZ-02', 'MZ-03', 'MZ-05', 'MZ-13', 'MZ-14', 'MZ-20', 'RS-04', 'RS-09', 'RS-10'];
const COUNTERS = 200;

interface Load {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const { json, scale } = benchArguments();
const database = await createTestDatabase();
const system = await startSystem({ env: { DATABASE_URL: database.url } });
const peer = await startPeer();
try {
  const loads = await preparedLoads(system);
  const rates = await medianOfThree([
    { name: 'bare', run: () => measure(peer.url, loads) },
    { name: 'receive', run: () => measure(system.baseUrl, loads) },
  ]);
  const ratio = rates.receive.median / rates.bare.median;
  printTable(
    `A receipt over HTTP, ${CONNECTIONS} connections`,
    ['', 'a second', 'of the bare POST'],
    [
      ['bare validated POST', rates.bare.median, '1'],
      ['POST /v1/cases', rates.receive.median, figure(ratio)],
    ],
  );
  writeReport(json, 'receive', { connections: CONNECTIONS, rates, ratio });
} finally {
  peer.process.kill();
  await system.stop();
  await database.drop();
}

async function startPeer(): Promise<{ readonly process: ChildProcess; readonly url: string }> {
  const child = fork(fileURLToPath(new URL('./receive-peer.js', import.meta.url)));
  const { port } = await new Promise<AddressInfo>((resolve) =>
    child.once('message', (address) => resolve(address as AddressInfo)),
  );
  return { process: child, url: `http://127.0.0.1:${port}` };
}

/** Residents of all districts, and for each item and resident one request from some counter of the city. */
async function preparedLoads({ baseUrl, home }: TestSystem): Promise<Load[]> {
  const communities = shenyangUnits().filter(({ kind }) => kind === 'community');
  const at = (index: number) => communities[(index * 13) % communities.length]?.code ?? '';
  const tokens = await Promise.all(
    Array.from({ length: COUNTERS }, (_, index) =>
      issueToken(home, 'tongban', { role: 'universal-counter', unit: at(index * 7), ttlSeconds: 7_200 }),
    ),
  );
  const headersOf = (index: number) => ({
    'content-type': 'application/json',
    authorization: `Bearer ${tokens[index % COUNTERS]}`,
  });
  const count = Math.max(100, Math.round(RESIDENTS * scale));
  progress(`registering ${count} residents`);
  const ids: string[] = [];
  await callsPerSecond(count, 16, async (index) => {
    const seventeen = `2101021950${String(101 + (index % 28)).padStart(4, '0')}${String(index % 1000).padStart(3, '0')}`;
    const body = JSON.stringify({
      name: '王秀英',
      identityNumber: numberOf(seventeen, index),
      householdUnit: at(index),
      residenceUnit: at(index),
    });
    const answer = await fetch(`${baseUrl}/v1/residents`, { method: 'POST', headers: headersOf(index), body });
    ids.push(((await answer.json()) as { residentId: string }).residentId);
  });
  return ids.flatMap((residentId, index) =>
    ITEMS.map((item, turn) => ({
      path: '/v1/cases',
      headers: headersOf(index * ITEMS.length + turn),
      body: JSON.stringify({ item, residentId, materials: [{ code: 'identity-card', supplied: true }] }),
    })),
  );
}

/** A valid number of somebody who does not exist. */
function numberOf(seventeen: string, index: number): string {
  const year = 1930 + (Math.floor(index / 1000) % 70);
  const unique = `${seventeen.slice(0, 6)}${year}${seventeen.slice(10)}`;
  return unique + checkCharacter(unique);
}

async function measure(url: string, loads: readonly Load[]): Promise<number> {
  let client = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: Math.max(2, Math.round(SECONDS * scale)),
    setupClient: (one) => {
      const first = Math.floor((client++ * loads.length) / CONNECTIONS + Math.random() * loads.length) % loads.length;
      one.setRequests(
        [...loads.slice(first), ...loads.slice(0, first)].slice(0, 50).map((load) => ({ ...load, method: 'POST' })),
      );
    },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`answered ${JSON.stringify(result.statusCodeStats)}, ${result.errors} requests failed`);
  return result['2xx'] / result.duration;
}
