import { AccessLog, openAbsenceDesk } from '#libs/access';
import { openCalendarDesk, openItemDesk } from '#libs/catalogue';
import { Desks } from '#libs/kernel';
import {
  BoardQueries,
  BookQueries,
  CaseQueries,
  DutyQueries,
  RefusalQueries,
  StatisticsQueries,
} from '#libs/read-models';
import { openUnitDesk } from '#libs/region';
import { openResidentDesk } from '#libs/residents';
import type { Logger } from '#libs/runtime';
import { openDesk, type Closing, type ProcessSettings } from '#libs/system';
import { System } from './system.js';

const CONNECTIONS = 10;

export interface OpenedSystem {
  readonly system: System;
  readonly desks: Desks;
}

/** Opens everything that the API works with, and leaves in `closing` how to close it, last opened first closed. */
export async function openSystem(settings: ProcessSettings, logger: Logger, closing: Closing): Promise<OpenedSystem> {
  const opened = await openDesk({ settings, name: 'tongban api', connections: CONNECTIONS, logger }, closing);
  const { pool, log, reference, clock, residents, gate, desk, commandHmac, bookDesks, bookRegistry } = opened;
  await residents.recover();
  const ports = { log, reference, clock, commandHmac };
  const itemDesk = openItemDesk(ports);
  const unitDesk = openUnitDesk(ports);
  const system = new System({
    settings,
    logger,
    pool,
    log,
    clock,
    reference,
    itemDesk,
    unitDesk,
    accessLog: new AccessLog(pool),
    residents,
    gate,
    cases: new CaseQueries(pool),
    duties: new DutyQueries(pool),
    refusals: new RefusalQueries(pool),
    boards: new BoardQueries(pool),
    books: new BookQueries(pool),
    bookRegistry,
    statistics: new StatisticsQueries(pool),
    commandHmac,
  });
  const desks = new Desks()
    .add(desk)
    .add(itemDesk)
    .add(unitDesk)
    .add(openCalendarDesk(ports))
    .add(openAbsenceDesk(ports))
    .add(openResidentDesk(residents, ports));
  for (const book of bookDesks) desks.add(book);
  return { system, desks };
}
