import type pg from 'pg';
import { ReferenceData } from '#libs/reference';
import { bookEventTypes, BookMemory, openBookDesks, type BookDesk } from '#libs/community';
import { EventRegistry, openEventLog } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { projections, ReadModelGate } from '#libs/read-models';
import { createPool, openClock, requireSecrets, usableRole, type Clock, type Logger } from '#libs/runtime';
import { openWorkplace, type Workplace } from './workplace.js';
import type { Closing, ProcessSettings } from './run-process.js';

/** What a process works with that carries out commands. */
export interface OpenedDesk extends Workplace {
  readonly pool: pg.Pool;
  readonly log: EventLog;
  readonly reference: ReferenceData;
  readonly clock: Clock;
  readonly gate: ReadModelGate;
  /** One a book of the community. */
  readonly bookDesks: readonly BookDesk[];
  /** The events of all books. */
  readonly bookRegistry: EventRegistry;
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
  const gate = new ReadModelGate(pool, { projections, log: () => log.name() });
  const workplace = openWorkplace({ home, pool, log, reference, clock });
  const { residents, commandHmac } = workplace;
  const bookRegistry = new EventRegistry(bookEventTypes);
  const memory = await BookMemory.open(log, bookRegistry);
  closing.push(() => memory.close());
  const bookDesks = openBookDesks({
    ...{ log, clock, commandHmac, memory, reference, registry: bookRegistry, sealer: residents.sealer },
    residents: (ids) => residents.registry.facts(ids),
  });
  return { pool, log, reference, clock, gate, ...workplace, bookDesks, bookRegistry };
}
