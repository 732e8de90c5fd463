import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemPids, TestSystem } from '../kit/system.js';
import { until } from '../kit/until.js';

const VICTIMS = ['api', 'projector', 'timekeeper', 'postgres', 'supervisor'] as const;

/** Numbers that look random and come again by their seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Kills one process after the other, all of them in each round and in a random order, each at a random moment of the work; `worked` counts what has been
 * acknowledged, so that no kill falls into the silence after another. Answers how often each was killed.
 */
export async function killThem(
  system: TestSystem,
  { kills, random, worked }: { readonly kills: number; readonly random: () => number; readonly worked: () => number },
): Promise<Readonly<Record<string, number>>> {
  const killed: Record<string, number> = {};
  let round: (keyof SystemPids)[] = [];
  for (let count = 0; count < kills; count += 1) {
    const before = worked();
    await until('somebody gets an answer', () => worked() > before + 2);
    await sleep(random() * 400);
    if (round.length === 0) round = [...VICTIMS];
    const [victim = 'api'] = round.splice(Math.floor(random() * round.length), 1);
    await kill(system, victim);
    killed[victim] = (killed[victim] ?? 0) + 1;
  }
  await until('everything runs again', () => isReady(system));
  return killed;
}

/** A process that is being started again at this moment cannot be killed: the next moment will do. */
async function kill(system: TestSystem, victim: keyof SystemPids): Promise<void> {
  await until(`there is a ${victim}`, () => system.pids()[victim] > 0);
  system.kill(victim);
  if (victim === 'supervisor') await system.start();
}

async function isReady(system: TestSystem): Promise<boolean> {
  const health = await fetch(`${system.baseUrl}/health/ready`).catch(() => null);
  return health?.status === 200 && Object.values(system.pids()).every((pid) => pid > 0);
}
