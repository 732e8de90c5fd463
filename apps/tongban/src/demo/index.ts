import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { ReferenceData } from '#libs/reference';
import { localDateOf } from '#libs/clocks/domain';
import type { EventLog } from '#libs/event-log/domain';
import { SHENYANG } from '#libs/region';
import { createLogger, createPool, systemClock, type Settings } from '#libs/runtime';
import { openWorkplace } from '#libs/system';
import { prepareDatabase } from '../prepare-database.js';
import { withLog } from '../open-log.js';
import type { Output } from '../output.js';
import { keepListOfUnits, loadShenyang } from '../reference-data.js';
import { withSystem } from '../with-system.js';
import { demoBoards } from './boards.js';
import { OfficeHours } from './office-hours.js';
import { bringInCases, registerResidents, residentsFor, type DemoSeed, type SeedTools } from './seed.js';

/** What a home remembers of its demo. */
interface KeptDemo extends DemoSeed {
  readonly finished: boolean;
}

const SEED = 'shenyang';
const ZONE = 'Asia/Shanghai';

/** Makes up the half-year where this home has none yet, and answers the boards as text. What an interruption left is finished. */
export async function prepareDemo(settings: Settings, cases: number, output: Output): Promise<string> {
  return withSystem(settings, async ({ databaseUrl }) => {
    await prepareDatabase(settings, databaseUrl, createLogger('tongban', settings));
    const pool = createPool(databaseUrl, { name: 'tongban demo' });
    try {
      return await withLog(settings, databaseUrl, (log) =>
        prepare({ settings, databaseUrl, pool, log }, cases, output),
      );
    } finally {
      await pool.end();
    }
  });
}

interface Place {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  readonly log: EventLog;
}

async function prepare({ settings, databaseUrl, pool, log }: Place, cases: number, output: Output): Promise<string> {
  const { home } = settings;
  const logger = createLogger('tongban demo', { ...settings, logLevel: 'error' });
  const { position } = await loadShenyang(log, systemClock);
  await keepListOfUnits(log, home, logger);
  const reference = await ReferenceData.open(log, { logger });
  try {
    if (position) await reference.reached(position, 60_000);
    const kept = keptDemo(home);
    const demo = kept ?? { seed: SEED, cases, now: await systemClock.now(), finished: false };
    const hours = new OfficeHours(localDateOf(demo.now, ZONE), reference.calendarOf(SHENYANG), ZONE);
    if (kept?.finished) output.note(`The half-year up to ${hours.today} is there already (${home}).`);
    else {
      keep(home, demo);
      await fill(demo, { home, log, pool, reference, hours }, output);
      keep(home, { ...demo, finished: true });
    }
    const period = { from: hours.firstDay, to: hours.today };
    return await demoBoards({ databaseUrl, pool, log, reference, logger }, SHENYANG, period);
  } finally {
    await reference.close();
  }
}

async function fill(
  demo: DemoSeed,
  place: { home: string; log: EventLog; pool: pg.Pool; reference: ReferenceData; hours: OfficeHours },
  output: Output,
): Promise<void> {
  const { home, log, pool, reference, hours } = place;
  const { desk, residents, commandHmac } = openWorkplace({ home, pool, log, reference, clock: systemClock });
  const tools: SeedTools = { desk, residents, reference, hours, hmac: commandHmac };
  const registering = output.progress('Residents', residentsFor(demo.cases));
  const people = await registerResidents(demo, tools, registering).finally(() => registering.end());
  const bringing = output.progress('Cases', demo.cases);
  const made = await bringInCases(demo, tools, people, bringing).finally(() => bringing.end());
  output.note(
    `${people.length} residents and ${made} cases of Shenyang, made up, ${hours.firstDay} to ${hours.today}.`,
  );
}

const fileOf = (home: string): string => join(home, 'demo.json');

function keptDemo(home: string): KeptDemo | null {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as KeptDemo;
  } catch {
    return null;
  }
}

function keep(home: string, demo: KeptDemo): void {
  writeFileSync(fileOf(home), JSON.stringify(demo, null, 2));
}
