import type pg from 'pg';
import type { CaseDesk } from '#libs/case';
import { ReferenceData } from '#libs/catalogue';
import { openEventLog } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { projections, ReadModelGate } from '#libs/read-models';
import { openResidents, type Residents } from '#libs/residents';
import { createPool, openClock, requireSecrets, usableRole, type Clock, type Logger } from '#libs/runtime';
import { caseDeskOf, hmacOf } from './case-desk.js';
import type { Closing, ProcessSettings } from './run-process.js';

/** What a process works with that carries out commands. */
export interface OpenedDesk {
  readonly pool: pg.Pool;
  readonly log: EventLog;
  readonly reference: ReferenceData;
  readonly clock: Clock;
  readonly residents: Residents;
  readonly gate: ReadModelGate;
  readonly desk: CaseDesk;
  /** The HMAC of a command's body. */
  readonly commandHmac: (body: unknown) => string;
}

export interface DeskOptions {
  readonly settings: ProcessSettings;
  /** As the server's list of connections shows it. */
  readonly name: string;
  /** Connections for queries and the vault; appends and the log have their own. */
  readonly connections: number;
  readonly logger: Logger;
}

/** So long a query or a statement of a desk may take, in milliseconds: a database that is frozen or locked must not hold requests for longer. */
const LIMITS = { connectMs: 5_000, statementMs: 10_000, lockMs: 5_000 };

/**
 * Opens the database, the log and what is in force, in the role of desks, and leaves in `closing` how to close it, last opened first closed. Throws a
 * SettingError where the secrets of the home are not those of the database.
 */
export async function openDesk(
  { settings, name, connections, logger }: DeskOptions,
  closing: Closing,
): Promise<OpenedDesk> {
  const { databaseUrl, home } = settings;
  const role = await usableRole(databaseUrl, 'tongban_api');
  const pool = createPool(databaseUrl, { name, max: connections, role, limits: LIMITS });
  closing.push(() => pool.end());
  await requireSecrets(home, pool);
  const log = await openEventLog(settings.eventLogUrl ?? databaseUrl, { name, role, logger });
  closing.push(() => log.close());
  const reference = await ReferenceData.open(log, { logger });
  closing.push(() => reference.close());
  const clock = await openClock(settings, pool);
  const residents = openResidents(home, pool, log);
  const gate = new ReadModelGate(pool, { projections, log: () => log.name() });
  const desk = caseDeskOf({ home, log, reference, residents, clock });
  return { pool, log, reference, clock, residents, gate, desk, commandHmac: hmacOf(home) };
}
