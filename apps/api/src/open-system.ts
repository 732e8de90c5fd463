import { AbsenceDesk } from '#libs/access';
import { openCaseDesk } from '#libs/case';
import { commandHmac, Desks } from '#libs/kernel';
import { CalendarDesk, ItemDesk, ReferenceData, UnitDesk } from '#libs/catalogue';
import { followingUnits } from '#libs/catalogue/domain';
import { openEventLog } from '#libs/event-log';
import {
  BoardQueries,
  CaseQueries,
  projections,
  ReadModelGate,
  ScheduleQueries,
  StatisticsQueries,
  whyNotStorable,
} from '#libs/read-models';
import { openResidents } from '#libs/residents';
import { createPool, loadSecret, openClock, usableRole, type Logger, type Settings } from '#libs/runtime';
import { System } from './system.js';

/** Connections for queries and the vault; appends and the log have their own. */
const CONNECTIONS = 10;
/** A query that takes longer is given up, here and in the database, so that a database that stands still holds nobody up for longer. */
const TIMEOUTS = { connectMs: 5_000, queryMs: 10_000 };

export interface OpenedSystem {
  readonly system: System;
  readonly desks: Desks;
}

/** Opens everything that the API works with, and leaves in `closing` how to close it, last opened first closed. */
export async function openSystem(
  settings: Settings & { readonly databaseUrl: string },
  logger: Logger,
  closing: (() => Promise<void>)[],
): Promise<OpenedSystem> {
  const { databaseUrl, home } = settings;
  const role = await usableRole(databaseUrl, 'tongban_api');
  const pool = createPool(databaseUrl, { name: 'tongban api', max: CONNECTIONS, role, timeouts: TIMEOUTS });
  closing.push(() => pool.end());
  const log = await openEventLog(settings.eventLogUrl ?? databaseUrl, { name: 'tongban api', role, logger });
  closing.push(() => log.close());
  const reference = await ReferenceData.open(log, { logger });
  closing.push(() => reference.close());

  const clock = await openClock(settings, pool);
  const residents = openResidents(home, pool, log);
  await residents.recover();
  const hmac = commandHmac(loadSecret(home, 'command-hmac', 32));
  const gate = new ReadModelGate(pool, { projections, log: () => log.name() });
  const system = new System({
    settings,
    logger,
    pool,
    log,
    clock,
    reference,
    itemDesk: new ItemDesk({ log, reference, clock, commandHmac: hmac }),
    unitDesk: new UnitDesk({ log, reference, clock, commandHmac: hmac }),
    absenceDesk: new AbsenceDesk(log, () => reference.tree),
    calendarDesk: new CalendarDesk({ log, reference, clock, commandHmac: hmac }),
    residents,
    gate,
    cases: new CaseQueries(pool),
    schedules: new ScheduleQueries(pool),
    boards: new BoardQueries(pool),
    statistics: new StatisticsQueries(pool),
    commandHmac: hmac,
  });
  const cases = openCaseDesk({
    log,
    registry: system.caseEvents,
    reference,
    residents: async (ids) =>
      (await residents.registry.facts(ids)).map((facts) => followingUnits(facts, reference.tree)),
    sealer: residents.sealer,
    clock,
    commandHmac: hmac,
    whyNotStorable,
  });
  return { system, desks: new Desks().add(cases) };
}
