import type { CaseResult } from '#libs/case';
import { ACT_NAMES, type ActName } from '#libs/case';
import { startOfDay } from '#libs/clocks/domain';
import { besides } from './besides.js';
import { Chance } from './chance.js';
import { Life } from './life.js';
import { bringIn, bringInLater, receive, type KnownLife } from './receipts.js';
import { World } from './world.js';

/** How many come to a counter, some of them in vain, and how many cases another register brings. */
const RECEIPTS = 420;
const IMPORTS = 24;
const FIRST_DAY = Date.parse('2026-02-02T01:00:00Z');
const LAST_DAY = Date.parse('2026-12-18T08:00:00Z');
const END = '2027-03-31T00:00:00.000Z';
const SEED = 20260202;

/** Something that is to happen; what is owed at the same moment happens in the order of the list. */
interface Due {
  readonly at: string;
  happens(): Promise<unknown>;
}

/** Tells the whole history, the same every time: fourteen months of three districts, what happens beside the cases among it. */
export async function tell(): Promise<World> {
  const chance = new Chance(SEED);
  const world = await World.begin();
  const lives: Life[] = [];
  const uses = new Map<ActName, number>();
  const known: KnownLife[] = [];
  const begun = (result: CaseResult | null): void => {
    if (!result) return;
    known.push({ caseId: result.id, residentId: result.state.residentId });
    lives.push(Life.of(result, world, chance, uses));
    uses.set('receive', (uses.get('receive') ?? 0) + 1);
  };
  const planned: Due[] = [
    ...Array.from({ length: RECEIPTS }, (_, index) => ({
      at: moment(chance),
      happens: async () => begun(await receive(world, chance, index, known)),
    })),
    ...Array.from({ length: IMPORTS }, (_, index) => ({
      at: moment(chance),
      happens: () => imported(world, chance, index),
    })),
    ...besides.map(({ on, happens }) => ({
      at: new Date(Date.parse(startOfDay(on, 'Asia/Shanghai')) + 10 * 3_600_000).toISOString(),
      happens: async () => {
        await happens(world);
        await world.learn();
        for (const life of lives) life.look();
      },
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

  for (;;) {
    const next = earliest(lives, planned);
    if (!next || next.at > END) break;
    if (next.at > world.now) world.now = next.at;
    await next.happens();
    if (next === planned[0]) planned.shift();
  }
  const unused = ACT_NAMES.filter((act) => (uses.get(act) ?? 0) === 0);
  if (unused.length > 0) throw new Error(`no case used ${unused.join(', ')}`);
  return world;
}

function earliest(lives: readonly Life[], [first]: readonly Due[]): Due | null {
  let next: Due | null = first ?? null;
  for (const life of lives) {
    const at = life.nextAt;
    if (at !== null && (next === null || at < next.at)) next = { at, happens: () => life.goOn() };
  }
  return next;
}

async function imported(world: World, chance: Chance, index: number): Promise<void> {
  const result = await bringIn(world, chance, index);
  if (chance.percent(50)) await bringInLater(world, chance, result);
}

function moment(chance: Chance): string {
  return new Date(chance.between(FIRST_DAY / 60_000, LAST_DAY / 60_000) * 60_000).toISOString();
}
