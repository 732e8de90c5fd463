import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HARBOUR_MAPPING, harbourRegister } from '../kit/harbour.js';
import { Desk } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';
import { AUTHORITY, COUNTER, expectCounted, expectEachOnce, requestFrom } from './acknowledged.js';
import { Clerk, type Acknowledged } from './clerk.js';
import { killThem, seeded } from './killer.js';

/** How often something is killed: `TONGBAN_KILLS` for a shorter or longer run, `TONGBAN_SEED` for the same one again. */
const KILLS = Number(process.env.TONGBAN_KILLS ?? 50);
const SEED = Number(process.env.TONGBAN_SEED ?? 20_160_101);
const CLERKS = 4;
const REGISTER_ROWS = 1_500;

describe(`a system in which something is killed ${KILLS} times while people work and a register is brought in`, () => {
  let system: TestSystem;
  let counter: Desk;
  let clerks: Clerk[];
  let killed: Readonly<Record<string, number>>;
  let imports = 0;

  beforeAll(async () => {
    system = await startSystem();
    const [first, handler] = await Promise.all([
      Desk.of(system, 'universal-counter', COUNTER),
      Desk.of(system, 'case-handler', AUTHORITY),
    ]);
    counter = first;
    const request = await requestFrom(counter);
    clerks = Array.from({ length: CLERKS }, () => new Clerk({ counter, handler }, request));
    await workUnderKills();
  });
  afterAll(() => system?.stop());

  async function workUnderKills(): Promise<void> {
    let killing = true;
    const worked = () => clerks.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
    const all = Promise.all([...clerks.map((clerk) => clerk.work(() => killing)), bringIn(() => killing)]);
    killed = await Promise.race([
      killThem(system, { kills: KILLS, random: seeded(SEED), worked }),
      // Somebody who gives up ends the test at once.
      all.then(() => Promise.reject(new Error('all stopped working'))),
    ]).finally(() => (killing = false));
    await all;
  }

  /** Brings the register in again and again while things are killed, and once more when nothing is. */
  async function bringIn(killing: () => boolean): Promise<void> {
    const file = join(system.home, 'register.csv');
    writeFileSync(file, harbourRegister(REGISTER_ROWS));
    const address = { DATABASE_URL: databaseUrl() };
    for (let last = false; !last; imports += 1) {
      last = !killing();
      const { code, stderr } = await system.cli(['import', file, '--mapping', HARBOUR_MAPPING, '--json'], address);
      if (last && code !== 0) throw new Error(`the import ended with ${code}: ${stderr}`);
    }
  }

  /** By it the register finds the database where no system runs at this moment, instead of starting one of its own. */
  const databaseUrl = (): string => {
    const running = JSON.parse(readFileSync(join(system.home, 'running.json'), 'utf8')) as { databaseUrl: string };
    return running.databaseUrl;
  };
  const acknowledged = (): readonly Acknowledged[] => clerks.flatMap((clerk) => clerk.acknowledged);

  it('has every acknowledged act once, at the revision that was told', async () => {
    await expectEachOnce(counter, acknowledged());
  });

  it('counts on its boards what was acknowledged, and nothing twice', async () => {
    await expectCounted(counter, acknowledged());
  });

  it('has brought every row of the register in once', async () => {
    const region = await Desk.of(system, 'supervisor', 'HBR');
    const { body } = await region.get('/v1/boards/region?from=2021-03-01&to=2021-04-30');
    expect(body.desk).toMatchObject({ received: REGISTER_ROWS });
    expect(body.home).toMatchObject({ accepted: REGISTER_ROWS, fulfilled: REGISTER_ROWS / 2 });
  });

  it('proves that its chains are whole and its boards are what the log says', async () => {
    const { code, stdout } = await system.cli(['verify']);
    expect([code, stdout.trim().split('\n').at(-1)]).toEqual([0, expect.stringContaining('Proven')]);
    const retried = clerks.reduce((sum, clerk) => sum + clerk.retried, 0);
    process.stdout.write(
      `${JSON.stringify({ seed: SEED, killed, acknowledged: acknowledged().length, retried, imports })}\n`,
    );
  });
});
