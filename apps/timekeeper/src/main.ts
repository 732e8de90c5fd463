import { caseEventTypes, openCaseDesk } from '#libs/case';
import { commandHmac } from '#libs/kernel';
import { ReferenceData, UnitDesk } from '#libs/catalogue';
import { followingUnits } from '#libs/catalogue/domain';
import { EventRegistry, openEventLog } from '#libs/event-log';
import { CaseQueries, keeperSign, projections, ReadModelGate, whyNotStorable } from '#libs/read-models';
import { openResidents } from '#libs/residents';
import { createLogger, createPool, loadSecret, openClock, readSettings, supervised, usableRole } from '#libs/runtime';
import { whileTheOnlyOne } from './only-one.js';
import { Timekeeper } from './timekeeper.js';

/** Fires the clocks, until the supervisor ends it or is gone. It acts as a desk does: by commands, in the API's role. */
const settings = readSettings();
const logger = createLogger('timekeeper', settings);
const closing: (() => Promise<void>)[] = [];
const me = supervised(async () => {
  for (let close = closing.pop(); close; close = closing.pop()) await close();
}, settings.heartbeatFile);

const databaseUrl = settings.databaseUrl;
if (databaseUrl === null) {
  logger.fatal('DATABASE_URL is not set; start the timekeeper with "npx tongban start", or name the database.');
  process.exit(1);
}
try {
  const role = await usableRole(databaseUrl, 'tongban_api');
  const pool = createPool(databaseUrl, { name: 'tongban timekeeper', max: 4, role });
  closing.push(() => pool.end());
  const log = await openEventLog(settings.eventLogUrl ?? databaseUrl, { name: 'tongban timekeeper', role, logger });
  closing.push(() => log.close());
  const reference = await ReferenceData.open(log, { logger });
  closing.push(() => reference.close());
  const clock = await openClock(settings, pool);
  const residents = openResidents(settings.home, pool, log);
  const hmac = commandHmac(loadSecret(settings.home, 'command-hmac', 32));
  const desk = openCaseDesk({
    log,
    registry: new EventRegistry(caseEventTypes),
    reference,
    residents: async (ids) =>
      (await residents.registry.facts(ids)).map((facts) => followingUnits(facts, reference.tree)),
    sealer: residents.sealer,
    clock,
    commandHmac: hmac,
    whyNotStorable,
  });
  const units = new UnitDesk({ log, reference, clock, commandHmac: hmac });
  const gate = new ReadModelGate(pool, { projections, log: () => log.name() });
  const sign = (stuck: Parameters<typeof keeperSign>[2]) => keeperSign(pool, 'timekeeper', stuck);
  const timekeeper = new Timekeeper({
    log,
    reference,
    units,
    desk,
    gate,
    cases: new CaseQueries(pool),
    clock,
    logger,
    sign,
  });
  const stopping = new AbortController();
  const working = whileTheOnlyOne(databaseUrl, (signal) => timekeeper.run(signal), { signal: stopping.signal, logger });
  closing.push(async () => {
    stopping.abort();
    await working;
  });
} catch (error) {
  logger.fatal({ err: error }, 'the timekeeper cannot start');
  process.exit(1);
}
me.ready();
