import type pg from 'pg';
import { caseEventTypes, openCaseDesk, type CaseDesk } from '#libs/case';
import type { ReferenceData } from '#libs/reference';
import { followingUnits } from '#libs/catalogue/domain';
import { EventRegistry } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { commandHmac } from '#libs/kernel';
import { whyNotStorable } from '#libs/read-models';
import { openResidents, type Residents } from '#libs/residents';
import { loadSecret, type Clock } from '#libs/runtime';

/** The bytes of the key under which commands are recognised again; the API has the same. */
const HMAC_KEY_BYTES = 32;

/** What carries out commands on cases, and recognises them again. */
export interface Workplace {
  readonly residents: Residents;
  readonly desk: CaseDesk;
  /** The HMAC of a command's body under the key of the home. */
  readonly commandHmac: (body: unknown) => string;
}

/** The vault and the desk of cases of a home: the same behind the API, in an import and in the demo. */
export function openWorkplace(parts: {
  readonly home: string;
  readonly pool: pg.Pool;
  readonly log: EventLog;
  readonly reference: ReferenceData;
  readonly clock: Clock;
}): Workplace {
  const { home, pool, log, reference, clock } = parts;
  const residents = openResidents(home, pool, log);
  const hmac = commandHmac(loadSecret(home, 'command-hmac', HMAC_KEY_BYTES));
  const desk = openCaseDesk({
    log,
    registry: new EventRegistry(caseEventTypes),
    reference,
    // Who lived or worked at a unit that has ended belongs to the one that took over.
    residents: async (ids) =>
      (await residents.registry.facts(ids)).map((facts) => followingUnits(facts, reference.tree)),
    sealer: residents.sealer,
    clock,
    commandHmac: hmac,
    whyNotStorable,
  });
  return { residents, desk, commandHmac: hmac };
}
